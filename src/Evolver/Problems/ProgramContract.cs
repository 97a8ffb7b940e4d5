using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>The C# signature that every candidate must offer.</summary>
/// <param name="TypeName">The public static class, in no namespace, e.g. <c>Candidate</c>.</param>
/// <param name="Signature">
/// The public static method without modifiers and body, e.g.
/// <c>void Priority(double item, ReadOnlySpan&lt;double&gt; remaining, Span&lt;double&gt; priority)</c>.
/// </param>
/// <param name="Meaning">What the arguments are and what the method must do, in words.</param>
public sealed record ProgramContract(string TypeName, string Signature, string Meaning)
{
    /// <summary>What candidates may name beyond the default allow-list: full names of types or members.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>C# declarations, without bodies, of what candidates may use beyond the framework: for operators that edit programs. <see langword="null"/> where there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Declarations { get; init; }

    /// <summary>Whether a candidate may keep nothing between calls: a static field that can change is refused when it is compiled.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Stateless { get; init; }
}
