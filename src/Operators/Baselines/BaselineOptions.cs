namespace EvoLLM.Operators;

/// <summary>What can be set in every baseline.</summary>
internal abstract record BaselineOptions
{
    [MethodOption("attempts to get an answer that can be read, for each candidate", Minimum = 1, Maximum = 100)]
    public int Attempts { get; set; } = 5;
}
