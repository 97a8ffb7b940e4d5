namespace EvoLLM.Evolver;

/// <summary>What an evolution strategy in an archive follows (Fontaine et al. 2020).</summary>
public enum EmitterRanking
{
    /// <summary>By how much a vector exceeds the threshold of its cell: the improvement emitter of CMA-ME and, over an archive with a learning rate, of CMA-MAE.</summary>
    Improvement,

    /// <summary>How far a vector lies along a direction of behaviour space, which is drawn anew at each restart.</summary>
    RandomDirection,

    /// <summary>The fitness alone: the optimizing emitter.</summary>
    Objective,
}
