namespace EvoLLM.Evolver;

/// <summary>The outcome of offering many solutions at once.</summary>
/// <param name="Semantics">How the rows saw each other.</param>
/// <param name="Rows">The outcome of each row; <see cref="AddStatus.NotOffered"/> for one that could not be added.</param>
/// <param name="Invalid">The rows that could not be added, and why; empty unless <see cref="BatchOptions.ReportInvalidRows"/> is set.</param>
public sealed record BatchAddition(BatchSemantics Semantics, IReadOnlyList<Addition> Rows, IReadOnlyList<InvalidRow> Invalid);

/// <summary>A row that could not be added.</summary>
/// <param name="Row">Its place in the call, from 0.</param>
/// <param name="Reason">What is wrong with it, one line.</param>
public sealed record InvalidRow(int Row, string Reason);
