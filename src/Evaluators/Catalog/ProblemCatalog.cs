namespace EvoLLM.Evaluators;

/// <summary>The problems that ship, and the way to those of the user's own.</summary>
public static class ProblemCatalog
{
    /// <summary>The problems that ship, in the order in which they are listed.</summary>
    public static IReadOnlyList<SearchProblem> Shipped { get; } =
    [
        new WeibullBinPacking(), new UniformBinPacking(), new FourParityProblem(), new StegPoetProblem(), new SandboxCheckProblem(),
        new ReEvoBinPacking(),
        new OfflineBinPacking(), new OfflineBinPackingBlackBox(),
        new KnapsackAco(), new KnapsackAcoBlackBox(),
        new DecapPlacement(),
        new TspConstructive(), new TspConstructiveBlackBox(), new TspGls(), new TspGlsBlackBox(), new TspAco(), new TspAcoBlackBox(),
        new VehicleRoutingAco(), new VehicleRoutingAcoBlackBox(), new OrienteeringAco(), new OrienteeringAcoBlackBox(),
        new CirclePacking26(), new CirclePacking32(), new CirclePackingRectangle21(), new MaxMinDistance2d16(), new MaxMinDistance3d14(),
        new HeilbronnTriangle11(), new HeilbronnConvex13(), new HeilbronnConvex14(), new HexagonPacking11(), new HexagonPacking12(),
        new Autocorrelation1(), new Autocorrelation2(), new Autocorrelation3(), new ErdosMinimumOverlap(), new SumsAndDifferences(), new KissingNumber11(),
        new MatrixMultiplication2x2x2(), new MatrixMultiplication2x4x5(), new MatrixMultiplication3x4x7(), new MatrixMultiplication4x4x4Complex(),
        new FunctionMinimization(), new KModule(),
        new Mnist1dProblem(), new Mnist1dPublished(),
    ];

    /// <summary>Finds a problem by its name, or loads it from a folder.</summary>
    /// <param name="nameOrFolder">The name of a problem that ships, or the path of a problem folder.</param>
    /// <exception cref="ProblemException">Neither; or the folder's problem does not compile.</exception>
    public static LoadedProblem Load(string nameOrFolder)
    {
        ArgumentNullException.ThrowIfNull(nameOrFolder);
        var shipped = Shipped.FirstOrDefault(problem => problem.Definition.Name == nameOrFolder);
        if (shipped is not null)
        {
            return new LoadedProblem(shipped.Definition, shipped, shipped.GetType().Assembly.Location, null);
        }

        if (Directory.Exists(nameOrFolder))
        {
            return ProblemFolder.Load(nameOrFolder);
        }

        var names = string.Join(", ", Shipped.Select(problem => problem.Definition.Name));
        throw new ProblemException(
            $"There is no problem '{nameOrFolder}'. The problems that ship are: {names}. For one of your own give the path of its folder.");
    }
}
