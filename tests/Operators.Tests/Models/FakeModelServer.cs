using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EvoLLM.Operators.Tests;

/// <summary>
/// A real HTTP server on a loopback port that speaks the chat protocols of Ollama, OpenAI and Azure OpenAI, and
/// fails as it is told to. Answers are taken in turn; the last one is repeated.
/// </summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<FakeRequest, int, FakeAnswer> _script;
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private int _count;
    private int _current;

    private FakeModelServer(WebApplication app, Func<FakeRequest, int, FakeAnswer> script)
    {
        _app = app;
        _script = script;
    }

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>The most questions that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    public static Task<FakeModelServer> StartAsync(params FakeAnswer[] answers) =>
        StartAsync((_, number) => answers[Math.Min(number, answers.Length - 1)]);

    public static async Task<FakeModelServer> StartAsync(Func<FakeRequest, int, FakeAnswer> script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeModelServer(app, script);
        app.MapGet("/api/tags", () => Results.Text("""{"models":[{"name":"tiny:1b","model":"tiny:1b","size":1000,"modified_at":"2026-01-01T00:00:00Z"}]}""", "application/json"));
        app.MapPost("/api/show", () => Results.Text("""{"details":{"family":"tiny"}}""", "application/json"));
        app.MapPost("/api/chat", context => server.AnswerAsync(context, FakeWire.Ollama));
        app.MapPost("/v1/chat/completions", context => server.AnswerAsync(context, FakeWire.OpenAI));
        app.MapPost("/openai/deployments/{deployment}/chat/completions", context => server.AnswerAsync(context, FakeWire.OpenAI));
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task<FakeRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new FakeRequest(request.Path + request.QueryString, await reader.ReadToEndAsync(), headers);
    }

    private async Task AnswerAsync(HttpContext context, FakeWire wire)
    {
        var request = await ReadAsync(context.Request);
        _requests.Enqueue(request);
        var current = Interlocked.Increment(ref _current);
        lock (_requests)
        {
            MostAtOnce = Math.Max(MostAtOnce, current);
        }

        try
        {
            var answer = _script(request, Interlocked.Increment(ref _count) - 1);
            await (answer.Status == 200 ? SpeakAsync(context, wire, answer) : RefuseAsync(context, wire, answer));
        }
        catch (OperationCanceledException)
        {
            // The client hung up.
        }
        finally
        {
            Interlocked.Decrement(ref _current);
        }
    }

    private static async Task RefuseAsync(HttpContext context, FakeWire wire, FakeAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = $"{seconds}";
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(wire.Error(answer), context.RequestAborted);
    }

    private static async Task SpeakAsync(HttpContext context, FakeWire wire, FakeAnswer answer)
    {
        if (answer.Break is FakeBreak.Page or FakeBreak.OneText)
        {
            context.Response.ContentType = answer.Break == FakeBreak.Page ? "text/html; charset=utf-8" : "application/json";
            await context.Response.WriteAsync(answer.Break == FakeBreak.Page ? "<html>Hello</html>" : FakeWire.Whole(answer), context.RequestAborted);
            return;
        }

        context.Response.ContentType = wire.ContentType;
        var half = answer.Text.Length / 2;
        if (answer.Break == FakeBreak.StallBeforeFirst)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        await SendAsync(context, wire.Piece(answer.Text[..half]));
        if (answer.Break == FakeBreak.Stall)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        if (answer.Break == FakeBreak.Close)
        {
            context.Abort();
            return;
        }

        if (answer.Break is FakeBreak.Error or FakeBreak.Garbage)
        {
            await SendAsync(context, answer.Break == FakeBreak.Error ? wire.Break : "<html><body>proxy</body></html>\n\n");
            return;
        }

        await SendAsync(context, wire.Piece(answer.Text[half..]));
        await SendAsync(context, wire.End(answer));
    }

    private static async Task SendAsync(HttpContext context, string text)
    {
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
