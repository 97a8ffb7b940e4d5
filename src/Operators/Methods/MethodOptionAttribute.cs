namespace EvoLLM.Operators;

/// <summary>Marks a property of a method's options that a user may set: a number, a truth value, a text or an enumeration.</summary>
/// <param name="meaning">What it is, in one line.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MethodOptionAttribute(string meaning) : Attribute
{
    /// <summary>What it is, in one line.</summary>
    public string Meaning => meaning;

    /// <summary>The smallest number that is allowed.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The largest number that is allowed.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;
}
