namespace EvoLLM.Sandbox;

/// <summary>What is done to a program before it may run.</summary>
[Flags]
internal enum ProgramLayers : byte
{
    /// <summary>Nothing beyond compiling it.</summary>
    None = 0,

    /// <summary>What it names is held against the allow-list.</summary>
    Policy = 1,

    /// <summary>It is made to count its steps.</summary>
    Fuel = 2,

    /// <summary>Everything that is done to each program: the only choice outside measurements.</summary>
    All = Policy | Fuel,

    /// <summary>It is refused if it could keep something between calls.</summary>
    Stateless = 4,
}
