namespace EvoLLM.Sandbox;

/// <summary>A limit that the meter watches.</summary>
internal enum MeterLimit
{
    None,
    Fuel,
    Allocation,
    Stack,
}
