using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace EvoLLM.Sandbox;

/// <summary>
/// A list of types and members. One type a line: <c>Type: *</c> allows all members, <c>Type: A B</c> only those,
/// <c>Type: * -A</c> all but those; <c>A/1</c> is A with one parameter and <c>.ctor</c> a constructor. A name stands for
/// the type whatever the number of its type parameters, and for the types inside it.
/// </summary>
internal sealed class AllowList
{
    public const string Default =
        """
        # Numbers
        System.Boolean: *
        System.Byte: *
        System.SByte: *
        System.Int16: *
        System.UInt16: *
        System.Int32: *
        System.UInt32: *
        System.Int64: *
        System.UInt64: *
        System.Int128: *
        System.UInt128: *
        System.Half: *
        System.Single: *
        System.Double: *
        System.Decimal: *
        System.Char: *
        System.Math: *
        System.MathF: *
        System.MidpointRounding: *
        System.BitConverter: *
        System.Convert: *
        System.Random: .ctor/1 Next NextDouble NextInt64 NextSingle NextBytes Shuffle GetItems
        System.Numerics.BigInteger: *
        System.Numerics.BitOperations: *
        System.Numerics.Complex: *
        System.Numerics.Matrix3x2: *
        System.Numerics.Matrix4x4: *
        System.Numerics.Plane: *
        System.Numerics.Quaternion: *
        System.Numerics.Vector2: *
        System.Numerics.Vector3: *
        System.Numerics.Vector4: *
        System.Numerics.INumber: *
        System.Numerics.INumberBase: *
        System.Numerics.IBinaryInteger: *
        System.Numerics.IBinaryNumber: *
        System.Numerics.IFloatingPoint: *
        System.Numerics.IFloatingPointIeee754: *
        System.Numerics.IAdditionOperators: *
        System.Numerics.ISubtractionOperators: *
        System.Numerics.IMultiplyOperators: *
        System.Numerics.IDivisionOperators: *
        System.Numerics.IModulusOperators: *
        System.Numerics.IComparisonOperators: *
        System.Numerics.IEqualityOperators: *
        System.Numerics.IIncrementOperators: *
        System.Numerics.IDecrementOperators: *
        System.Numerics.IUnaryNegationOperators: *
        System.Numerics.IUnaryPlusOperators: *
        System.Numerics.IAdditiveIdentity: *
        System.Numerics.IMultiplicativeIdentity: *
        System.Numerics.IMinMaxValue: *
        System.Numerics.IRootFunctions: *
        System.Numerics.IPowerFunctions: *
        System.Numerics.IExponentialFunctions: *
        System.Numerics.ILogarithmicFunctions: *
        System.Numerics.ITrigonometricFunctions: *

        # The language
        System.Object: .ctor Equals ReferenceEquals ToString
        System.ValueType: Equals ToString
        System.Enum: Equals CompareTo HasFlag ToString
        System.Void: *
        System.Nullable: *
        System.Tuple: *
        System.TupleExtensions: *
        System.ValueTuple: *
        System.Index: *
        System.Range: *
        System.Func: Invoke .ctor
        System.Action: Invoke .ctor
        System.Predicate: Invoke .ctor
        System.Comparison: Invoke .ctor
        System.Converter: Invoke .ctor
        System.Delegate:
        System.MulticastDelegate:
        System.IComparable: *
        System.ICloneable: *
        System.IDisposable: *
        System.IEquatable: *
        System.IFormattable: *
        System.IFormatProvider:

        # Text
        System.String: * -GetHashCode -Intern -IsInterned -Create -GetPinnableReference
        System.StringComparison: *
        System.StringComparer: Ordinal OrdinalIgnoreCase Compare Equals
        System.StringSplitOptions: *
        System.Text.StringBuilder: *
        System.Text.Rune: *
        System.Globalization.CultureInfo: InvariantCulture
        System.Globalization.NumberFormatInfo: InvariantInfo
        System.Globalization.NumberStyles: *

        # Arrays and memory
        System.Array: * -CreateInstance -CreateInstanceFromArrayType -Initialize
        System.ArraySegment: *
        System.Buffer: BlockCopy
        System.Memory: * -Pin
        System.ReadOnlyMemory: * -Pin
        System.Span: * -GetPinnableReference
        System.ReadOnlySpan: * -GetPinnableReference
        System.MemoryExtensions: *

        # Collections and LINQ
        System.Collections.BitArray: *
        System.Collections.DictionaryEntry: *
        System.Collections.ICollection: * -SyncRoot
        System.Collections.IComparer: *
        System.Collections.IDictionary: *
        System.Collections.IEnumerable: *
        System.Collections.IEnumerator: *
        System.Collections.IList: *
        System.Collections.IStructuralComparable: *
        System.Collections.IStructuralEquatable: *
        System.Collections.Generic.Comparer: *
        System.Collections.Generic.Dictionary: *
        System.Collections.Generic.EqualityComparer: * -GetHashCode
        System.Collections.Generic.HashSet: *
        System.Collections.Generic.ICollection: *
        System.Collections.Generic.IComparer: *
        System.Collections.Generic.IDictionary: *
        System.Collections.Generic.IEnumerable: *
        System.Collections.Generic.IEnumerator: *
        System.Collections.Generic.IEqualityComparer: *
        System.Collections.Generic.IList: *
        System.Collections.Generic.IReadOnlyCollection: *
        System.Collections.Generic.IReadOnlyDictionary: *
        System.Collections.Generic.IReadOnlyList: *
        System.Collections.Generic.IReadOnlySet: *
        System.Collections.Generic.ISet: *
        System.Collections.Generic.CollectionExtensions: *
        System.Collections.Generic.KeyNotFoundException: *
        System.Collections.Generic.KeyValuePair: *
        System.Collections.Generic.LinkedList: *
        System.Collections.Generic.LinkedListNode: *
        System.Collections.Generic.List: *
        System.Collections.Generic.OrderedDictionary: *
        System.Collections.Generic.PriorityQueue: *
        System.Collections.Generic.Queue: *
        System.Collections.Generic.SortedDictionary: *
        System.Collections.Generic.SortedList: *
        System.Collections.Generic.SortedSet: *
        System.Collections.Generic.Stack: *
        System.Collections.ObjectModel.Collection: *
        System.Collections.ObjectModel.ReadOnlyCollection: *
        System.Collections.ObjectModel.ReadOnlyDictionary: *
        System.Linq.Enumerable: *
        System.Linq.IGrouping: *
        System.Linq.ILookup: *
        System.Linq.Lookup: *
        System.Linq.IOrderedEnumerable: *

        # Exceptions
        System.Exception: .ctor Message InnerException
        System.SystemException: .ctor
        System.ArgumentException: .ctor ParamName ThrowIfNullOrEmpty ThrowIfNullOrWhiteSpace
        System.ArgumentNullException: .ctor ThrowIfNull
        System.ArgumentOutOfRangeException: * -GetObjectData
        System.ArithmeticException: .ctor
        System.ArrayTypeMismatchException: .ctor
        System.DivideByZeroException: .ctor
        System.FormatException: .ctor
        System.IndexOutOfRangeException: .ctor
        System.InvalidCastException: .ctor
        System.InvalidOperationException: .ctor
        System.NotImplementedException: .ctor
        System.NotSupportedException: .ctor
        System.NullReferenceException: .ctor
        System.OutOfMemoryException: .ctor
        System.OverflowException: .ctor
        System.RankException: .ctor
        """;

    private readonly FrozenDictionary<string, Rule> _rules;

    private AllowList(FrozenDictionary<string, Rule> rules) => _rules = rules;

    public static AllowList Parse(string text) => new(
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(':', 2))
            .ToFrozenDictionary(parts => parts[0], parts => Rule.Parse(parts[1]), StringComparer.Ordinal));

    public AllowList With(IEnumerable<string> names)
    {
        var rules = _rules.ToDictionary(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var dot = name.LastIndexOf('.');
            var type = dot < 0 ? "" : name[..dot];
            rules[name] = Rule.Everything;
            rules[type] = rules.GetValueOrDefault(type, Rule.Nothing).Allowing(name[(dot + 1)..]);
        }

        return new AllowList(rules.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public bool AllowsType(INamedTypeSymbol type) => RuleOf(type) is not null;

    public bool AllowsMember(ISymbol member) => RuleOf(member.ContainingType)?.Allows(NameOf(member), Parameters(member)) ?? false;

    /// <summary>The full name of a type without its type parameters.</summary>
    public static string NameOf(INamedTypeSymbol type) => type switch
    {
        { ContainingType: { } outer } => $"{NameOf(outer)}.{type.Name}",
        { ContainingNamespace: { IsGlobalNamespace: false } space } => $"{space.ToDisplayString()}.{type.Name}",
        _ => type.Name,
    };

    /// <summary>The name of a member as the list writes it: a property's for its accessors.</summary>
    public static string NameOf(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: { } property } ? property.MetadataName : member.MetadataName;

    private static int Parameters(ISymbol member) => member is IMethodSymbol method ? method.Parameters.Length : 0;

    private Rule? RuleOf(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (_rules.TryGetValue(NameOf(type), out var rule))
            {
                return rule;
            }
        }

        return null;
    }

    private sealed record Rule(bool All, FrozenSet<string> Named, FrozenSet<string> Excluded)
    {
        public static Rule Everything { get; } = Parse("*");

        public static Rule Nothing { get; } = Parse("");

        public static Rule Parse(string text)
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new Rule(
                words.Contains("*"),
                words.Where(word => word[0] is not ('*' or '-')).ToFrozenSet(StringComparer.Ordinal),
                words.Where(word => word[0] == '-').Select(word => word[1..]).ToFrozenSet(StringComparer.Ordinal));
        }

        public Rule Allowing(string member) => this with
        {
            Named = Named.Append(member).ToFrozenSet(StringComparer.Ordinal),
            Excluded = Excluded.Where(name => name != member).ToFrozenSet(StringComparer.Ordinal),
        };

        public bool Allows(string name, int parameters) =>
            (All && !Excluded.Contains(name)) || Named.Contains(name) || Named.Contains($"{name}/{parameters}");
    }
}
