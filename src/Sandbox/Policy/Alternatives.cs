namespace EvoLLM.Sandbox;

/// <summary>What to use instead of something that the policy refuses.</summary>
internal static class Alternatives
{
    private static readonly (string Prefix, string Text)[] Texts =
    [
        ("System.Random", "create one with a fixed seed: new Random(seed)."),
        ("System.HashCode", "hash codes differ from run to run; combine numbers yourself."),
        ("System.Object.GetHashCode", "it may be called inside a method GetHashCode."),
        ("System.String.GetHashCode", "it may be called inside a method GetHashCode."),
        ("System.Numerics.BigInteger.GetHashCode", "it may be called inside a method GetHashCode."),
        ("System.Collections.Generic.EqualityComparer.GetHashCode", "it may be called inside a method GetHashCode."),
        ("System.Type", "types may only be compared with == and !=."),
        ("System.Reflection.MemberInfo", "types may only be compared with == and !=."),
        ("System.Reflection", "reflection is closed; write the types out."),
        ("System.Activator", "reflection is closed; write the types out."),
        ("dynamic", "write the types out."),
        ("System.IO", "files are closed; everything that is needed is passed as a parameter."),
        ("System.Net", "the network is closed; everything that is needed is passed as a parameter."),
        ("System.Console", "there is no console; return the result."),
        ("System.Environment", "the machine is closed; everything that is needed is passed as a parameter."),
        ("System.DateTime", "clocks are closed; count steps instead."),
        ("System.Diagnostics.Stopwatch", "clocks are closed; count steps instead."),
        ("System.TimeProvider", "clocks are closed; count steps instead."),
        ("System.Collections.Hashtable", "use Dictionary."),
        ("System.Collections.ArrayList", "use List."),
        ("System.Lazy", "compute it when it is needed."),
        ("System.AggregateException", "throw InvalidOperationException."),
        ("System.Threading", "candidates run on one thread; write a plain loop."),
        ("System.Runtime", "use Span<T> and arrays."),
        ("System.Buffers", "create an array."),
        ("System.Guid", "use a counter."),
        ("System.Globalization", "CultureInfo.InvariantCulture is allowed."),
    ];

    /// <summary>Names that there is no assembly for.</summary>
    private static readonly (string Names, string Text)[] Absent =
    [
        ("Console", "There is no console; return the result."),
        ("Regex Match MatchCollection RegexOptions", "Regular expressions are not available; use string methods or a loop over the characters."),
        ("Parallel ParallelOptions ParallelEnumerable AsParallel AsSequential", "Candidates run on one thread; write a plain loop."),
        ("ConcurrentDictionary ConcurrentQueue ConcurrentStack ConcurrentBag BlockingCollection", "Candidates run on one thread; use Dictionary, Queue, Stack or List."),
        ("ImmutableArray ImmutableList ImmutableDictionary ImmutableHashSet ImmutableSortedDictionary ImmutableSortedSet ImmutableQueue ImmutableStack ToImmutableArray ToImmutableList ToImmutableDictionary ToImmutableHashSet ToImmutableSortedDictionary ToImmutableSortedSet",
            "Immutable collections are not available; use arrays, List, Dictionary or HashSet."),
        ("FrozenDictionary FrozenSet ToFrozenDictionary ToFrozenSet", "Frozen collections are not available; use Dictionary or HashSet."),
        ("JsonSerializer JsonDocument JsonElement JsonNode Utf8JsonReader Utf8JsonWriter", "JSON is not available; return plain data."),
        ("Expression ParameterExpression BinaryExpression LambdaExpression", "Expression trees are not available; use a delegate."),
        ("HttpClient Process DataTable XDocument XElement BitVector32 NameValueCollection ListDictionary StringCollection", "It is not available to candidates; use numbers, arrays or the collections of System.Collections.Generic."),
    ];

    /// <summary>Namespaces that there is no assembly for, but whose unused usings do no harm.</summary>
    public static IReadOnlyList<string> AbsentNamespaces { get; } =
    [
        "System.Collections.Concurrent", "System.Collections.Frozen", "System.Collections.Immutable", "System.Collections.Specialized",
        "System.ComponentModel.DataAnnotations", "System.Data", "System.Linq.Expressions", "System.Net", "System.Net.Http", "System.Text.Json",
        "System.Text.Json.Serialization", "System.Text.RegularExpressions", "System.Threading.Channels", "System.Xml", "System.Xml.Linq",
    ];

    /// <summary>What to use instead of a name that the compiler does not know; nothing if it may be a slip.</summary>
    public static string? ForAbsent(string name) => Array.Find(Absent, entry => entry.Names.Split(' ').Contains(name)).Text;

    public static string For(string name) =>
        Array.Find(Texts, entry => name.StartsWith(entry.Prefix, StringComparison.Ordinal)).Text
        ?? "use numbers, arrays, Span<T>, Math, LINQ or the collections of System.Collections.Generic.";
}
