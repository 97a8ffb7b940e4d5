namespace EvoLLM.Sandbox;

/// <summary>
/// Names the member of the framework that instrumented code calls the marked method instead of. An instance is the first
/// parameter; type parameters are those of the type, then those of the member.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ReplacesAttribute(Type type, string member) : Attribute
{
    public Type Type { get; } = type;

    /// <summary>The member's name, <c>.ctor</c> for a constructor.</summary>
    public string Member { get; } = member;

    /// <summary>Whether there is no instance.</summary>
    public bool Static { get; init; }
}
