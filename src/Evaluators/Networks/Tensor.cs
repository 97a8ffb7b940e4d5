namespace EvoLLM.Evaluators;

/// <summary>
/// A tensor of a network that is being made: a name for numbers that are not there yet. Every method adds a node and gives what comes of it;
/// each has a last parameter for the line of the program, which the compiler fills in.
/// </summary>
public sealed partial class Tensor
{
    internal Tensor(NetworkBuilder builder, int index, Shape shape, int line) => (Builder, Index, Shape, Line) = (builder, index, shape, line);

    /// <summary>Its sizes; where an error came before, those of before the error.</summary>
    public Shape Shape { get; }

    internal NetworkBuilder Builder { get; }

    /// <summary>The number of its node; -1 after an error.</summary>
    internal int Index { get; }

    internal int Line { get; }

    private Tensor Add(NetworkOperator kind, int line, params IReadOnlyList<int> sizes) => Builder.Add(kind, [this], sizes, line);

    private Tensor With(Tensor other, NetworkOperator kind, int line, params IReadOnlyList<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Builder.Add(kind, [this, other], sizes, line > 0 ? line : Math.Max(Line, other.Line));
    }
}
