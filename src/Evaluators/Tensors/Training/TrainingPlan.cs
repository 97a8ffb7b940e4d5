namespace EvoLLM.Evaluators;

/// <summary>How a network is trained and when it is given up.</summary>
internal sealed record TrainingPlan
{
    /// <summary>Steps of the optimizer, 1 or more.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>Rows that are taken together, 1 or more.</summary>
    public int Batch { get; init; } = 100;

    /// <summary>How parameters follow their gradients.</summary>
    public Optimizer Optimizer { get; init; } = new Adam { Rate = 0.01f };

    /// <summary>How the learning rate changes.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>How parameters are drawn.</summary>
    public Initialization Initialization { get; init; } = Initialization.Default;

    /// <summary>How much of each label is spread over all classes, 0 to 1.</summary>
    public float Smoothing { get; init; }

    /// <summary>Steps between two looks at the validation rows, 1 or more; another look is at the end.</summary>
    public int LookEvery { get; init; } = 250;

    /// <summary>A loss above this, or one that is no number, ends the training.</summary>
    public float Ceiling { get; init; } = 1e4f;

    /// <summary>The validation error, 0 to 1, that must be reached by some step for the training to go on.</summary>
    public IReadOnlyList<(int Step, double Error)> Hurdles { get; init; } = [];

    /// <summary>Looks without a lower error after which the training ends; <see langword="null"/> for no such end.</summary>
    public int? Patience { get; init; }
}
