using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace EvoLLM.Operators;

/// <summary>
/// Turns every answer without success into one <see cref="EndpointException"/>, whichever SDK asked: they hide the
/// Retry-After header or the endpoint's own words, each in its own way. Refuses what is no stream of the protocol.
/// </summary>
internal sealed class EndpointHandler(SecretScrubber scrubber, TimeProvider time) : DelegatingHandler
{
    private const int MaxBody = 16 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            using (response)
            {
                throw await RefusalAsync(response, cancellationToken);
            }
        }

        if (Foreign(request, response.Content) is { } what)
        {
            response.Dispose();
            throw new AnswerException(what) { Retry = false, Fatal = true };
        }

        return response;
    }

    /// <summary>Says what came instead of a stream in the model's protocol; the SDKs take both for an empty answer.</summary>
    private static string? Foreign(HttpRequestMessage request, HttpContent content) => content.Headers.ContentType?.MediaType switch
    {
        "text/html" => "a web page came instead of an answer; check the URL (does it end in /v1?) and what stands before the server",
        "application/json" when request.RequestUri?.AbsolutePath.EndsWith("/chat/completions", StringComparison.Ordinal) == true =>
            "the endpoint does not stream: it sent its answer as one JSON text; use a server that obeys \"stream\": true",
        _ => null,
    };

    private async Task<EndpointException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response.Content, cancellationToken);

        // Before what is said is shortened, so that no part of a key is left, and again when its escapes are undone.
        var said = (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } place ? $"to {place}" : scrubber.Scrub(body);
        return new EndpointException(scrubber.Scrub(EndpointError.Describe(said)))
        {
            Status = (int)response.StatusCode,
            RetryAfter = RetryAfter(response.Headers),
        };
    }

    private static async Task<string> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxBody];
        var count = await stream.ReadAtLeastAsync(buffer, MaxBody, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, count);
    }

    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
