using System.Net;
using System.Text.Json;

namespace EvoLLM.Operators;

/// <summary>Serves requests, as many at once as come.</summary>
internal sealed class MockSpeaker(MockModelOptions options, TimeProvider time)
{
    private const int MaxBody = 16 * 1024 * 1024;

    private static readonly MockOpenAIProtocol OpenAI = new();
    private static readonly MockOllamaProtocol Ollama = new();

    private readonly MockFaults _faults = new(options);

    public MockCounter Counter { get; } = new();

    /// <summary>Serves a request to its end, whatever happens to its connection.</summary>
    public async Task ServeAsync(HttpListenerContext context, CancellationToken cancellationToken)
    {
        try
        {
            await ServeAsync(context.Request, new MockReply(context.Response), cancellationToken);
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // The client hung up, a stall is over, or the server is being closed.
            context.Response.Abort();
        }
    }

    private Task ServeAsync(HttpListenerRequest request, MockReply reply, CancellationToken cancellationToken)
    {
        var path = request.Url?.AbsolutePath.TrimEnd('/') ?? "";
        return (request.HttpMethod, path) switch
        {
            ("POST", "/api/chat") => ChatAsync(Ollama, request, reply, cancellationToken),
            ("POST", _) when path.EndsWith("/chat/completions", StringComparison.Ordinal) => ChatAsync(OpenAI, request, reply, cancellationToken),
            _ when MockCatalog.Find(request.HttpMethod, path) is { } text => reply.SendAsync(HttpStatusCode.OK, text, cancellationToken),
            _ => reply.SendAsync(HttpStatusCode.NotFound, OpenAI.Error($"there is no {request.HttpMethod} {path} here"), cancellationToken),
        };
    }

    private async Task ChatAsync(IMockProtocol protocol, HttpListenerRequest request, MockReply reply, CancellationToken cancellationToken)
    {
        Counter.Begin();
        try
        {
            var begun = time.GetTimestamp();
            var send = Answer(protocol, await ReadAsync(protocol, request, cancellationToken), reply, cancellationToken);

            // Thinking is part of the latency.
            var left = options.Latency - time.GetElapsedTime(begun);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
            await send();
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            await reply.SendAsync(HttpStatusCode.BadRequest, protocol.Error($"this is not a question: {exception.Message}"), cancellationToken);
        }
        finally
        {
            Counter.End();
        }
    }

    private static async Task<MockQuestion> ReadAsync(IMockProtocol protocol, HttpListenerRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength64 > MaxBody)
        {
            throw new FormatException($"it is longer than {MaxBody} bytes");
        }

        using var document = await JsonDocument.ParseAsync(request.InputStream, cancellationToken: cancellationToken);
        return protocol.Read(document.RootElement);
    }

    /// <summary>Thinks of an answer.</summary>
    /// <returns>Sends it.</returns>
    private Func<Task> Answer(IMockProtocol protocol, MockQuestion question, MockReply reply, CancellationToken cancellationToken)
    {
        var key = question.Key(options.Seed);
        var (fault, wrong) = (_faults.OfTry(key), _faults.OfAnswer(key));
        Counter.Count(fault == MockFault.None ? wrong : fault);
        switch (fault == MockFault.None && wrong == MockFault.Refused ? wrong : fault)
        {
            case MockFault.Refused:
                return () => reply.SendAsync(HttpStatusCode.BadRequest, protocol.Error("content_filter: the mock model refuses to answer, as it was told to"), cancellationToken);
            case MockFault.Error:
                return () => reply.SendAsync(HttpStatusCode.InternalServerError, protocol.Error("the mock model fails, as it was told to"), cancellationToken);
            case MockFault.RateLimit:
                return () => reply.SendRetryAsync(options.RetryAfter, protocol.Error("the mock model wants to wait, as it was told to"), cancellationToken);
            default:
                var answer = MockAuthor.Answer(question, key, wrong, cancellationToken);
                return () => new MockDelivery(protocol, reply, StallAsync).SendAsync(question, answer, fault, cancellationToken);
        }
    }

    private async Task StallAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(options.StallTime, time, cancellationToken);
        throw new OperationCanceledException("The stall is over.");
    }
}
