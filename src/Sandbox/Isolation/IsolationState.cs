namespace EvoLLM.Sandbox;

/// <summary>What became of one layer of isolation.</summary>
public enum IsolationState
{
    /// <summary>The layer is not there, and nothing else forbids all that it would.</summary>
    Missing,

    /// <summary>The machine does not grant the layer, but another one that is enforced forbids all that it would.</summary>
    Covered,

    /// <summary>The layer was tried from inside and held.</summary>
    Enforced,
}
