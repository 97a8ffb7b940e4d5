namespace EvoLLM.Operators;

/// <summary>The types of value that expressions are grown for.</summary>
internal enum ValueKind
{
    /// <summary><see cref="double"/>.</summary>
    Real,

    /// <summary><see cref="int"/>.</summary>
    Integer,

    /// <summary><see cref="bool"/>.</summary>
    Truth,
}
