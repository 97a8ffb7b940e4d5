using System.Text;

namespace EvoLLM.Sandbox;

/// <summary>Reads a worker's standard error to its end, so that the worker never waits for us, and keeps the start of it.</summary>
internal sealed class ErrorText
{
    private const int Kept = 4096;

    private readonly Task<string> _text;

    public ErrorText(StreamReader reader) => _text = DrainAsync(reader);

    /// <summary>The start of what the worker wrote; waits until it has ended.</summary>
    public Task<string> ReadAsync() => _text;

    private static async Task<string> DrainAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[1024];
        int read;
        while ((read = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            text.Append(buffer, 0, Math.Min(read, Kept - text.Length));
        }

        return text.ToString().Trim();
    }
}
