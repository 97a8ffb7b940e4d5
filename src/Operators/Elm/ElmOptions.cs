namespace EvoLLM.Operators;

/// <summary>What can be set in ELM. How often each instruction is given, --weights says.</summary>
internal sealed record ElmOptions
{
    [MethodOption("whether edits that could not be made go back to the model once")]
    public bool Retry { get; init; } = true;
}
