namespace EvoLLM.Evolver;

/// <summary>Why an evolution strategy cannot go on to any use: appendix B.3 of Hansen's tutorial (2016, arXiv 1604.00772).</summary>
public enum StopCondition
{
    /// <summary>The covariance is too far from round: its condition number exceeds 1e14.</summary>
    ConditionCovariance,

    /// <summary>A tenth of a standard deviation along a principal axis does not change the mean.</summary>
    NoEffectAxis,

    /// <summary>A fifth of a standard deviation in one coordinate does not change the mean.</summary>
    NoEffectCoordinate,

    /// <summary>The steps are 1e-12 of what they were at first.</summary>
    StepTooSmall,

    /// <summary>The steps are 10,000 times as large as at first: the start was far off.</summary>
    StepTooLarge,

    /// <summary>For many generations the best fitness was the same.</summary>
    EqualFitness,

    /// <summary>For many generations the best fitness, and all of the last generation, lay within 1e-12.</summary>
    FitnessConverged,

    /// <summary>Neither the best nor the median fitness is better than long ago.</summary>
    Stagnation,
}
