namespace EvoLLM.Operators;

/// <summary>A line of a hunk.</summary>
/// <param name="Sign">A space, - or +.</param>
/// <param name="Text">The line without its sign.</param>
internal readonly record struct DiffLine(char Sign, string Text);
