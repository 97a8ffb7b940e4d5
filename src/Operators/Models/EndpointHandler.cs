using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace EvoLLM.Operators;

/// <summary>
/// Turns every answer without success into one <see cref="EndpointException"/>, whichever SDK asked: they hide the
/// Retry-After header or the endpoint's own words, each in its own way.
/// </summary>
internal sealed class EndpointHandler(SecretScrubber scrubber, TimeProvider time) : DelegatingHandler
{
    private const int MaxBody = 16 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            var body = await ReadBodyAsync(response.Content, cancellationToken);
            throw new EndpointException(scrubber.Scrub(EndpointError.Describe(body)))
            {
                Status = (int)response.StatusCode,
                RetryAfter = RetryAfter(response.Headers),
            };
        }
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
