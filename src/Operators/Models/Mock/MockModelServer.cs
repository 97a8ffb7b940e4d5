using System.Net;
using System.Net.Sockets;

namespace EvoLLM.Operators;

/// <summary>
/// A local server that speaks the chat protocols of OpenAI and Ollama and costs nothing. What it answers is a function of
/// its seed and the question: the programs of the prompt, varied by the operators that need no model. It fails as often
/// as it is told to. <see cref="HttpListener"/> serves it, as that is a part of .NET itself: Kestrel would ask everybody who runs
/// EvoLLM for a second framework.
/// </summary>
public sealed class MockModelServer : IAsyncDisposable
{
    private const int Attempts = 20;

    // Windows lets everybody listen at this name only.
    private static readonly string Host = OperatingSystem.IsWindows() ? "localhost" : "127.0.0.1";

    private readonly HttpListener _listener;
    private readonly MockSpeaker _speaker;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    private MockModelServer(HttpListener listener, MockSpeaker speaker)
    {
        _listener = listener;
        _speaker = speaker;
        _accepting = AcceptAsync(_stop.Token);
    }

    /// <summary>Where it answers, e.g. <c>http://127.0.0.1:11435/</c>: <c>ollama:mock@</c> this, or <c>openai:mock@</c> this and <c>v1</c>.</summary>
    public Uri Address => new(_listener.Prefixes.Single());

    /// <summary>What it has done so far.</summary>
    public MockStatistics Statistics => _speaker.Counter.Statistics;

    /// <summary>Starts a server; it answers from then on.</summary>
    /// <param name="options">How it answers and fails.</param>
    /// <param name="time">The clock of latency and stalls.</param>
    /// <exception cref="ModelException">An option is out of its range.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<MockModelServer> StartAsync(MockModelOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return Task.FromResult(new MockModelServer(Listen(options.Port), new MockSpeaker(options, time ?? TimeProvider.System)));
    }

    /// <summary>Stops it; answers that are under way break off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Close();
        await _accepting;
        _stop.Dispose();
    }

    private static HttpListener Listen(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var listener = new HttpListener { Prefixes = { $"http://{Host}:{(port == 0 ? FreePort() : port)}/" } };
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException exception)
            {
                listener.Close();
                if (port != 0 || attempt == Attempts)
                {
                    throw new IOException($"The mock model cannot listen at {Host}:{port}: {exception.Message}; choose another port with --port, or 0 for a free one", exception);
                }
            }
        }
    }

    /// <summary>A port that nobody had just now; who is faster may take it before we do.</summary>
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && _listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => _speaker.ServeAsync(context, cancellationToken), CancellationToken.None);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // Either the server was closed, or one connection broke before it had asked anything.
            }
        }
    }
}
