namespace EvoLLM.Evaluators;

/// <summary>One step of a network.</summary>
/// <param name="Operator">What it computes.</param>
/// <param name="Inputs">The numbers of the nodes whose tensors it takes, all smaller than its own.</param>
/// <param name="Sizes">What its operator needs to know, as <see cref="NetworkOperator"/> says.</param>
/// <param name="Shape">The shape of what it gives.</param>
public sealed record NetworkNode(NetworkOperator Operator, IReadOnlyList<int> Inputs, IReadOnlyList<int> Sizes, Shape Shape)
{
    /// <summary>What is learnt: weights first, then biases; empty where there is nothing.</summary>
    public IReadOnlyList<Shape> Parameters { get; init; } = [];

    /// <summary>Multiplications for one row, each with an addition, in a pass forward.</summary>
    public long Multiplications { get; init; }

    /// <summary>Numbers that are laid out for one row beside the result: a picture with the zeros around it.</summary>
    public long Workspace { get; init; }

    /// <summary>How many numbers pools and the like look at for one row: work that is no multiplication.</summary>
    public long Comparisons { get; init; }

    /// <summary>The line of the program that made it; 0 where there is none.</summary>
    public int Line { get; init; }
}
