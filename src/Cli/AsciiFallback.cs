using System.Text;

namespace EvoLLM.Cli;

/// <summary>Lets a terminal that is not set to Unicode show letters in the place of what it cannot draw.</summary>
internal sealed class AsciiFallback : EncoderFallback
{
    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <summary>The encoding, with stand-ins for the characters that tables and pictures are drawn with.</summary>
    public static Encoding For(Encoding encoding) => Encoding.GetEncoding(encoding.CodePage, new AsciiFallback(), DecoderFallback.ReplacementFallback);

    /// <inheritdoc/>
    public override EncoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private static char StandIn(char unknown) => unknown switch
    {
        '─' or '━' => '-',
        '│' or '┃' => '|',
        >= '\u2500' and <= '\u257F' => '+',
        >= '\u2580' and <= '\u259F' => '#',
        '·' or '…' => '.',
        _ => '?',
    };

    private sealed class Buffer : EncoderFallbackBuffer
    {
        private char? _next;

        public override int Remaining => _next is null ? 0 : 1;

        public override bool Fallback(char charUnknown, int index)
        {
            _next = StandIn(charUnknown);
            return true;
        }

        public override bool Fallback(char charUnknownHigh, char charUnknownLow, int index) => Fallback('?', index);

        public override char GetNextChar()
        {
            var next = _next ?? '\0';
            _next = null;
            return next;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => _next = null;
    }
}
