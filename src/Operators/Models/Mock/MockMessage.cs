namespace EvoLLM.Operators;

/// <summary>One message of a question.</summary>
/// <param name="Role">Who speaks: <c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">What is said.</param>
internal sealed record MockMessage(string Role, string Text)
{
    /// <summary>Whether it is the stable part of a prompt, which providers keep in their caches.</summary>
    public bool IsSystem => Role is "system" or "developer";
}
