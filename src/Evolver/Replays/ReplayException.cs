namespace EvoLLM.Evolver;

/// <summary>A proposal asked a model what the run has no answer to.</summary>
internal sealed class ReplayException(FieldDifference difference)
    : Exception($"The replay asks another question than the run did: {difference.Field} differs.")
{
    public FieldDifference Difference => difference;
}
