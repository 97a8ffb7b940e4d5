namespace EvoLLM.Operators;

/// <summary>One message of a prompt file.</summary>
/// <param name="Role"><c>system</c> or <c>user</c>.</param>
/// <param name="Text">Its Liquid text, without white space around it.</param>
/// <param name="Line">The line of the file on which the text begins, from 1.</param>
internal sealed record PromptPart(string Role, string Text, int Line);
