namespace EvoLLM.Operators;

/// <summary>What an edit does with a member.</summary>
internal enum MemberVerb
{
    /// <summary>Puts code in its place.</summary>
    Replace,

    /// <summary>Puts it into a type.</summary>
    Add,

    /// <summary>Takes it out.</summary>
    Remove,
}
