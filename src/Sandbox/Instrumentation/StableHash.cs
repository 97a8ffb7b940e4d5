using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox;

/// <summary>Hash codes that are the same in every process; stands in for <see cref="HashCode"/> in instrumented code.</summary>
internal struct StableHash
{
    private const int Prime = 16777619;
    private const int Basis = unchecked((int)2166136261);

    private static readonly ConditionalWeakTable<Type, StrongBox<bool>> ByIdentity = [];

    private int _hash;

    public void Add<T>(T value) => _hash = Mix(_hash, Of(value));

    public readonly int ToHashCode() => Mix(Basis, _hash);

    public static int Combine<T1>(T1 a) => Mix(Basis, Of(a));

    public static int Combine<T1, T2>(T1 a, T2 b) => Mix(Combine(a), Of(b));

    public static int Combine<T1, T2, T3>(T1 a, T2 b, T3 c) => Mix(Combine(a, b), Of(c));

    public static int Combine<T1, T2, T3, T4>(T1 a, T2 b, T3 c, T4 d) => Mix(Combine(a, b, c), Of(d));

    public static int Combine<T1, T2, T3, T4, T5>(T1 a, T2 b, T3 c, T4 d, T5 e) => Mix(Combine(a, b, c, d), Of(e));

    public static int Combine<T1, T2, T3, T4, T5, T6>(T1 a, T2 b, T3 c, T4 d, T5 e, T6 f) => Mix(Combine(a, b, c, d, e), Of(f));

    public static int Combine<T1, T2, T3, T4, T5, T6, T7>(T1 a, T2 b, T3 c, T4 d, T5 e, T6 f, T7 g) => Mix(Combine(a, b, c, d, e, f), Of(g));

    [SuppressMessage("Design", "S107", Justification = "The framework has as many.")]
    public static int Combine<T1, T2, T3, T4, T5, T6, T7, T8>(T1 a, T2 b, T3 c, T4 d, T5 e, T6 f, T7 g, T8 h) => Mix(Combine(a, b, c, d, e, f, g), Of(h));

    /// <summary>What records and anonymous types ask for.</summary>
    [Replaces(typeof(EqualityComparer<>), "GetHashCode")]
    public static int OfValue<T>(EqualityComparer<T> comparer, T value) =>
        ReferenceEquals(comparer, EqualityComparer<T>.Default) || value is null ? Of(value) : comparer.GetHashCode(value);

    /// <summary>What is asked for by name of a value whose type is not known.</summary>
    /// <exception cref="InvalidOperationException">It has only the hash code of its reference.</exception>
    [Replaces(typeof(object), "GetHashCode")]
    public static int OfObject(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return IsByIdentity(value) ? throw new InvalidOperationException("The hash codes of references differ from run to run; override GetHashCode.") : Of(value);
    }

    /// <summary>What is asked for by name of a large number.</summary>
    [Replaces(typeof(System.Numerics.BigInteger), "GetHashCode")]
    public static int OfLargeNumber(ref System.Numerics.BigInteger value) => OfNumber(value);

    /// <summary>What is asked for by name of a struct or of a value of a type parameter.</summary>
    public static int OfReference<T>(ref T value) => typeof(T).IsValueType ? Of(value) : OfObject(value!);

    private static int Of<T>(T value) => value switch
    {
        null => 0,
        string text => OfText(text),
        bool or byte or sbyte or short or ushort or int or uint or long or ulong or char or float or double or decimal or Half or Enum => value.GetHashCode(),
        System.Numerics.BigInteger large => OfNumber(large),
        ITuple tuple => OfTuple(tuple),
        IFormattable number when IsOfFramework(value) => OfText(number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
        _ => IsOfFramework(value) || IsByIdentity(value) ? 0 : value.GetHashCode(),
    };

    private static int OfNumber(System.Numerics.BigInteger number)
    {
        Meter.Work(Sizes.OfNumber(number) >> 2);
        return (int)(number % Prime);
    }

    private static int OfText(string text)
    {
        Meter.Work(text.Length >> 1);
        var hash = Basis;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * Prime;
        }

        return hash;
    }

    private static int OfTuple(ITuple tuple)
    {
        Meter.Descend();
        try
        {
            var hash = Basis;
            for (var i = 0; i < tuple.Length; i++)
            {
                hash = Mix(hash, Of(tuple[i]));
            }

            return hash;
        }
        finally
        {
            Meter.Ascend();
        }
    }

    private static int Mix(int hash, int next) => (int)System.Numerics.BitOperations.RotateLeft((uint)hash * 0x9E3779B1, 13) ^ (next * Prime);

    private static bool IsOfFramework(object value) => value.GetType().Assembly != typeof(StableHash).Assembly && !value.GetType().Assembly.IsCollectible;

    private static bool IsByIdentity(object value) => ByIdentity.GetValue(value.GetType(), static type => new StrongBox<bool>(IsByIdentity(type))).Value;

    private static bool IsByIdentity(Type type)
    {
        var method = type.GetMethod(nameof(GetHashCode), BindingFlags.Public | BindingFlags.Instance, []);
        return method?.DeclaringType == typeof(object) || method?.DeclaringType == typeof(ValueType);
    }
}
