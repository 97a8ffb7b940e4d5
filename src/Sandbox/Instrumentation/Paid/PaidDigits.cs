using System.Globalization;
using System.Numerics;

namespace EvoLLM.Sandbox;

/// <summary>Large numbers that are read or written, paid by the square of their digits.</summary>
internal static class PaidDigits
{
    [Replaces(typeof(BigInteger), nameof(BigInteger.Parse), Static = true)]
    public static BigInteger Parse(string text) => BigInteger.Parse(Paid(text), CultureInfo.InvariantCulture);

    [Replaces(typeof(BigInteger), nameof(BigInteger.Parse), Static = true)]
    public static BigInteger Parse(string text, IFormatProvider? provider) => BigInteger.Parse(Paid(text), provider);

    [Replaces(typeof(BigInteger), nameof(BigInteger.Parse), Static = true)]
    public static BigInteger Parse(string text, NumberStyles style) => BigInteger.Parse(Paid(text), style, CultureInfo.InvariantCulture);

    [Replaces(typeof(BigInteger), nameof(BigInteger.Parse), Static = true)]
    public static BigInteger Parse(string text, NumberStyles style, IFormatProvider? provider) => BigInteger.Parse(Paid(text), style, provider);

    [Replaces(typeof(BigInteger), nameof(BigInteger.Parse), Static = true)]
    public static BigInteger Parse(ReadOnlySpan<char> text, IFormatProvider? provider) => BigInteger.Parse(Paid(text), provider);

    [Replaces(typeof(BigInteger), nameof(BigInteger.Parse), Static = true)]
    public static BigInteger Parse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider? provider) => BigInteger.Parse(Paid(text), style, provider);

    [Replaces(typeof(BigInteger), nameof(BigInteger.TryParse), Static = true)]
    public static bool TryParse(string? text, out BigInteger number) => BigInteger.TryParse(Paid(text), CultureInfo.InvariantCulture, out number);

    [Replaces(typeof(BigInteger), nameof(BigInteger.TryParse), Static = true)]
    public static bool TryParse(string? text, IFormatProvider? provider, out BigInteger number) => BigInteger.TryParse(Paid(text), provider, out number);

    [Replaces(typeof(BigInteger), nameof(BigInteger.TryParse), Static = true)]
    public static bool TryParse(string? text, NumberStyles style, IFormatProvider? provider, out BigInteger number) => BigInteger.TryParse(Paid(text), style, provider, out number);

    [Replaces(typeof(BigInteger), nameof(BigInteger.TryParse), Static = true)]
    public static bool TryParse(ReadOnlySpan<char> text, out BigInteger number) => BigInteger.TryParse(Paid(text), CultureInfo.InvariantCulture, out number);

    [Replaces(typeof(BigInteger), nameof(BigInteger.TryParse), Static = true)]
    public static bool TryParse(ReadOnlySpan<char> text, IFormatProvider? provider, out BigInteger number) => BigInteger.TryParse(Paid(text), provider, out number);

    [Replaces(typeof(BigInteger), nameof(BigInteger.TryParse), Static = true)]
    public static bool TryParse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider? provider, out BigInteger number) => BigInteger.TryParse(Paid(text), style, provider, out number);

    [Replaces(typeof(BigInteger), nameof(BigInteger.ToString))]
    public static string Write(ref BigInteger number) => Paid(number).ToString(CultureInfo.InvariantCulture);

    [Replaces(typeof(BigInteger), nameof(BigInteger.ToString))]
    public static string Write(ref BigInteger number, string? format) => Paid(number).ToString(format, CultureInfo.InvariantCulture);

    [Replaces(typeof(BigInteger), nameof(BigInteger.ToString))]
    public static string Write(ref BigInteger number, IFormatProvider? provider) => Paid(number).ToString(provider);

    [Replaces(typeof(BigInteger), nameof(BigInteger.ToString))]
    public static string Write(ref BigInteger number, string? format, IFormatProvider? provider) => Paid(number).ToString(format, provider);

    [Replaces(typeof(BigInteger), nameof(BigInteger.TryFormat))]
    public static bool TryFormat(ref BigInteger number, Span<char> destination, out int written, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Paid(number).TryFormat(destination, out written, format, provider);

    private static string Paid(string? text)
    {
        PaidNumbers.Product(text?.Length ?? 0, text?.Length ?? 0);
        return text!;
    }

    private static ReadOnlySpan<char> Paid(ReadOnlySpan<char> text)
    {
        PaidNumbers.Product(text.Length, text.Length);
        return text;
    }

    private static BigInteger Paid(BigInteger number)
    {
        var bytes = Sizes.OfNumber(number);
        PaidNumbers.Product(bytes, bytes);
        return number;
    }
}
