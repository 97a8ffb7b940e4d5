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
        Product(size, size);
        Meter.Work(1 + (Bytes(exponent) * 8L * (2 + ((long)Bytes(modulus) * Bytes(modulus) / 32))));
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

    [Replaces(typeof(BigInteger), "op_LeftShift", Static = true)]
    public static BigInteger ShiftLeft(BigInteger value, int shift)
    {
        Meter.AllocateBlock(Bytes(value) + (shift / 8L));
        return value << shift;
    }

    [Replaces(typeof(BigInteger), nameof(BigInteger.DivRem), Static = true)]
    public static BigInteger DivRem(BigInteger dividend, BigInteger divisor, out BigInteger remainder)
    {
        Product(Bytes(dividend), Bytes(divisor));
        return BigInteger.DivRem(dividend, divisor, out remainder);
    }

    [Replaces(typeof(BigInteger), nameof(BigInteger.DivRem), Static = true)]
    public static (BigInteger Quotient, BigInteger Remainder) DivRem(BigInteger dividend, BigInteger divisor)
    {
        Product(Bytes(dividend), Bytes(divisor));
        return BigInteger.DivRem(dividend, divisor);
    }

    [Replaces(typeof(BigInteger), nameof(BigInteger.GreatestCommonDivisor), Static = true)]
    public static BigInteger GreatestCommonDivisor(BigInteger one, BigInteger other)
    {
        Product(Bytes(one), Bytes(other));
        return BigInteger.GreatestCommonDivisor(one, other);
    }

    private static int Bytes(BigInteger value) => value.GetByteCount();

    /// <summary>Pays for a product, and for what costs as much.</summary>
    internal static void Product(long one, long other)
    {
        Meter.AllocateBlock(one + other);
        Meter.Work(1 + (Math.Min(one, int.MaxValue) * Math.Min(other, int.MaxValue) / 256));
    }
}
