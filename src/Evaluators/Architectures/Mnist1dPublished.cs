using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// MNIST-1D as EvoPrompting has it (Chen et al. 2023): parameters times validation error after 8,000 steps, one training for each network. A network with hardly any parameters does
/// well by this measure though it is wrong on four rows of ten; <see cref="Mnist1dProblem"/> asks for both apart.
/// </summary>
public sealed class Mnist1dPublished : Mnist1dTask
{
    /// <inheritdoc/>
    public override Problem Definition { get; } = Describe(
        "mnist1d-published",
        "Networks for MNIST-1D: parameters times error, as published",
        "The number of parameters times the error on rows that were kept back is to be small.",
        new Objective("parameters x validation error", Direction.Minimize));

    /// <inheritdoc/>
    private protected override int Steps(Split split) => 8000;

    /// <inheritdoc/>
    private protected override int Trainings(Split split) => split == Split.Training ? 1 : 3;

    /// <inheritdoc/>
    private protected override double Figure(long parameters, double error) => parameters * error;
}
