namespace EvoLLM.Cli;

/// <summary>How much isolation a user insists on.</summary>
internal enum RequiredIsolation
{
    /// <summary>Processes and limits at least; what the operating system grants beyond is taken.</summary>
    Process,

    /// <summary>All layers, or nothing runs.</summary>
    Full,
}
