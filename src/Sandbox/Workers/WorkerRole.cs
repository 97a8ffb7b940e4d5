namespace EvoLLM.Sandbox;

/// <summary>What a worker was started for.</summary>
internal enum WorkerRole : byte
{
    /// <summary>Compiles sources.</summary>
    Compile,

    /// <summary>Runs compiled candidates.</summary>
    Run,
}
