namespace EvoLLM.Evaluators;

/// <summary>What a network is trained and looked at on. Compared by reference: the same rows lie on a device once.</summary>
/// <param name="training">What it is trained on.</param>
/// <param name="validation">What is looked at on the way.</param>
/// <param name="test">What is looked at when all is done; <see langword="null"/> where nothing is.</param>
internal sealed class TrainingRows(LabelledRows training, LabelledRows validation, LabelledRows? test = null)
{
    /// <summary>What a network is trained on.</summary>
    public LabelledRows Training => training;

    /// <summary>What is looked at on the way.</summary>
    public LabelledRows Validation => validation;

    /// <summary>What is looked at when all is done; <see langword="null"/> where nothing is.</summary>
    public LabelledRows? Test => test;
}
