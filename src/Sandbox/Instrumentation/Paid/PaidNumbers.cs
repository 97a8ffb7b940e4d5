using System.Numerics;

namespace EvoLLM.Sandbox;

/// <summary>Large numbers, paid by what their digits cost.</summary>
internal static class PaidNumbers
{
    [Replaces(typeof(BigInteger), nameof(BigInteger.Pow), Static = true)]
    public static BigInteger Pow(BigInteger value, int exponent)
    {
        var bytes = (long)Bytes(value) * Math.Max(1, exponent);
        Product(bytes, bytes);
        return BigInteger.Pow(value, exponent);
    }

    [Replaces(typeof(BigInteger), nameof(BigInteger.ModPow), Static = true)]
    public static BigInteger ModPow(BigInteger value, BigInteger exponent, BigInteger modulus)
    {
        var size = Bytes(modulus) + (long)Bytes(value);
        Meter.Work(1 + (Bytes(exponent) * 8L * (1 + (size * size / 256))));
        return BigInteger.ModPow(value, exponent, modulus);
    }

    [Replaces(typeof(BigInteger), "op_Multiply", Static = true)]
    [Replaces(typeof(BigInteger), nameof(BigInteger.Multiply), Static = true)]
    public static BigInteger Multiply(BigInteger one, BigInteger other)
    {
        Product(Bytes(one), Bytes(other));
        return one * other;
    }

    [Replaces(typeof(BigInteger), "op_Division", Static = true)]
    [Replaces(typeof(BigInteger), nameof(BigInteger.Divide), Static = true)]
    public static BigInteger Divide(BigInteger dividend, BigInteger divisor)
    {
        Product(Bytes(dividend), Bytes(divisor));
        return dividend / divisor;
    }

    [Replaces(typeof(BigInteger), "op_Modulus", Static = true)]
    [Replaces(typeof(BigInteger), nameof(BigInteger.Remainder), Static = true)]
    public static BigInteger Remainder(BigInteger dividend, BigInteger divisor)
    {
        Product(Bytes(dividend), Bytes(divisor));
        return dividend % divisor;
    }

    [Replaces(typeof(BigInteger), "op_Addition", Static = true)]
    [Replaces(typeof(BigInteger), nameof(BigInteger.Add), Static = true)]
    public static BigInteger Add(BigInteger one, BigInteger other)
    {
        Meter.AllocateBlock(Math.Max(Bytes(one), Bytes(other)));
        return one + other;
    }

    [Replaces(typeof(BigInteger), "op_Subtraction", Static = true)]
    [Replaces(typeof(BigInteger), nameof(BigInteger.Subtract), Static = true)]
    public static BigInteger Subtract(BigInteger one, BigInteger other)
    {
        Meter.AllocateBlock(Math.Max(Bytes(one), Bytes(other)));
        return one - other;
    }

    [Replaces(typeof(BigInteger), "op_LeftShift", Static = true)]
    public static BigInteger ShiftLeft(BigInteger value, int shift)
    {
        Meter.AllocateBlock(Bytes(value) + (shift / 8L));
        return value << shift;
    }

    [Replaces(typeof(BigInteger), nameof(BigInteger.GreatestCommonDivisor), Static = true)]
    public static BigInteger GreatestCommonDivisor(BigInteger one, BigInteger other)
    {
        Product(Bytes(one), Bytes(other));
        return BigInteger.GreatestCommonDivisor(one, other);
    }

    [Replaces(typeof(BigInteger), nameof(BigInteger.Parse), Static = true)]
    public static BigInteger Parse(string text)
    {
        Product(text?.Length ?? 0, text?.Length ?? 0);
        return BigInteger.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Replaces(typeof(BigInteger), nameof(ToString))]
    public static string ToText(ref BigInteger value)
    {
        Product(Bytes(value), Bytes(value));
        return value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int Bytes(BigInteger value) => value.GetByteCount();

    private static void Product(long one, long other)
    {
        Meter.AllocateBlock(one + other);
        Meter.Work(1 + (Math.Min(one, int.MaxValue) * Math.Min(other, int.MaxValue) / 256));
    }
}
