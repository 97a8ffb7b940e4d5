using System.Globalization;
using System.Net;
using System.Text;

namespace EvoLLM.Operators;

/// <summary>Writes the reply to one request.</summary>
internal sealed class MockReply(HttpListenerResponse response)
{
    /// <summary>Sends a whole text.</summary>
    public async Task SendAsync(HttpStatusCode status, string json, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        response.StatusCode = (int)status;
        response.ContentType = json.StartsWith('{') ? "application/json" : "text/plain";
        response.ContentLength64 = bytes.Length;
        await response.OutputStream.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>Asks to wait, with the header that all know in whole seconds and the one that is exact.</summary>
    public Task SendRetryAsync(TimeSpan wait, string json, CancellationToken cancellationToken)
    {
        response.AddHeader("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        response.AddHeader("retry-after-ms", wait.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return SendAsync(HttpStatusCode.TooManyRequests, json, cancellationToken);
    }

    /// <summary>Begins a text that comes piece by piece.</summary>
    public void Begin(string mediaType)
    {
        response.ContentType = mediaType;
        response.SendChunked = true;
    }

    /// <summary>Sends a piece.</summary>
    public async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.OutputStream.FlushAsync(cancellationToken);
    }
}
