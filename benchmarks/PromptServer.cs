using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>
/// A server that speaks OpenAI's protocol on a loopback port, with a model for bin packing whose answer is a function of
/// the question: mostly a program, at times one that does not compile, at times a refusal.
/// </summary>
internal sealed class PromptServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _work;

    private PromptServer(int port)
    {
        Model = $"openai:function@http://127.0.0.1:{port}/v1";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _work = Task.Run(ServeAsync);
    }

    /// <summary>The model as a user names it.</summary>
    public string Model { get; }

    public static PromptServer Start()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new PromptServer(port);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _work.ConfigureAwait(false);
    }

    private async Task ServeAsync()
    {
        var answers = new List<Task>();
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                answers.RemoveAll(answer => answer.IsCompleted);
                answers.Add(AnswerAsync(context));
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            await Task.WhenAll(answers).ConfigureAwait(false);
        }
    }

    private static async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync().ConfigureAwait(false);
        var number = SeededRandom.Derive(0, body, 0) % 2000;
        var refused = number % 11 == 0;
        var name = number % 5 == 0 && !body.Contains("CS0103", StringComparison.Ordinal) ? "unknown" : "item";
        context.Response.StatusCode = refused ? 400 : 200;
        context.Response.ContentType = refused ? "application/json" : "text/event-stream";
        var bytes = Encoding.UTF8.GetBytes(refused ? """{"error":{"message":"stopped by the content_filter","type":"error"}}""" : Stream(Program(number, name)));
        await context.Response.OutputStream.WriteAsync(bytes).ConfigureAwait(false);
        context.Response.Close();
    }

    private static string Stream(string text) =>
        Event($$"""{"index":0,"delta":{"role":"assistant","content":{{JsonSerializer.Serialize(text)}} },"finish_reason":null}""", "null")
        + Event("""{"index":0,"delta":{},"finish_reason":"stop"}""", "null")
        + Event("", $$"""{"prompt_tokens":400,"completion_tokens":{{text.Length / 4}},"total_tokens":{{400 + (text.Length / 4)}} }""")
        + "data: [DONE]\n\n";

    private static string Event(string choice, string usage) =>
        $$"""data: {"id":"answer","object":"chat.completion.chunk","created":1,"model":"function","choices":[{{choice}}],"usage":{{usage}} }""" + "\n\n";

    private static string Program(ulong number, string name) =>
        $$"""
        ```csharp
        using System;

        public static class Candidate
        {
            public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)
            {
                for (var i = 0; i < remaining.Length; i++)
                {
                    priority[i] = 1.0 - Math.Abs(remaining[i] - {{name}} - {{number}}.25);
                }
            }
        }
        ```
        """;
}
