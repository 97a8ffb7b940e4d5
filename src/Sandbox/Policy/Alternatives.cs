namespace EvoLLM.Sandbox;

/// <summary>What to use instead of something that the policy refuses.</summary>
internal static class Alternatives
{
    private static readonly (string Prefix, string Text)[] Texts =
    [
        ("System.Random", "create one with a fixed seed: new Random(seed)."),
        ("System.HashCode", "hash codes differ from run to run; combine numbers yourself."),
        ("System.Object.GetHashCode", "hash codes differ from run to run; combine numbers yourself."),
        ("System.String.GetHashCode", "hash codes differ from run to run; combine numbers yourself."),
        ("System.Object.GetType", "use a type pattern: value is double."),
        ("System.Type", "reflection is closed; write the types out."),
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
        ("System.Threading", "candidates run on one thread; write a plain loop."),
        ("System.Runtime", "use Span<T> and arrays."),
        ("System.Buffers", "create an array."),
        ("System.Guid", "use a counter."),
        ("System.Globalization", "CultureInfo.InvariantCulture is allowed."),
    ];

    public static string For(string name) =>
        Array.Find(Texts, entry => name.StartsWith(entry.Prefix, StringComparison.Ordinal)).Text
        ?? "use numbers, arrays, Span<T>, Math, LINQ or the collections of System.Collections.Generic.";
}
