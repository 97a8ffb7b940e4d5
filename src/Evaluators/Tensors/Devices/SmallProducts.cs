namespace EvoLLM.Evaluators;

/// <summary>Sixty-four products of small matrices, [100, 40] by [40, 32], as layers of small networks are: what a core is measured by.</summary>
internal sealed class SmallProducts : IDisposable
{
    private const int Models = 64;
    private const int Rows = 100;
    private const int Terms = 40;
    private const int Columns = 32;

    private readonly SimdRunner _runner;

    /// <summary>Makes the matrices.</summary>
    public SmallProducts()
    {
        var (a, b, c) = (0, Models * Rows * Terms, Models * ((Rows * Terms) + (Terms * Columns)));
        var work = Contraction.Product((Rows, Terms, Columns), (Terms, 1), (Columns, 1), Columns);
        _runner = new SimdRunner(new TensorProgram
        {
            Batch = Rows,
            Arena = c + (Models * Rows * Columns),
            Parameters = 0,
            Learnt = [],
            Inputs = [a],
            Output = c,
            Ones = [(a, c)],
            Forward = [.. Enumerable.Range(0, Models).Select(model => new ContractionStep(work, a + (model * Rows * Terms), b + (model * Terms * Columns), c + (model * Rows * Columns)))],
            Evaluation = [],
            Backward = [],
        });
    }

    /// <summary>Multiplications and additions of all products.</summary>
    public static double Flops => 2.0 * Models * Rows * Terms * Columns;

    /// <summary>Computes all of them.</summary>
    public void Run() => _runner.Forward();

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();
}
