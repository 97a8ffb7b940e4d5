using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>A population of FunSearch: clusters of programs.</summary>
internal sealed class FunSearchIsland(FunSearchOptions options)
{
    private readonly Dictionary<ScoreSignature, ProgramCluster> _signatures = [];

    // Beside the dictionary, whose order is not promised.
    private readonly List<ProgramCluster> _clusters = [];
    private int _programs;

    /// <summary>The fittest program that came here, the first of several; <see langword="null"/> where none did.</summary>
    public Elite? Best { get; private set; }

    /// <summary>How clusters are chosen now: the less the temperature, the likelier the best. It falls with each program and rises again at the end of its period.</summary>
    public double Temperature => options.Temperature * (1 - ((double)(_programs % options.TemperaturePeriod) / options.TemperaturePeriod));

    public void Add(Elite program)
    {
        var signature = ScoreSignature.Of(program);
        if (!_signatures.TryGetValue(signature, out var cluster))
        {
            _signatures[signature] = cluster = new ProgramCluster(program.Fitness);
            _clusters.Add(cluster);
        }

        cluster.Add(program);
        _programs++;
        Best = Best is null || program.Fitness > Best.Fitness ? program : Best;
    }

    /// <summary>Draws the versions of a prompt, the worst first; clusters may come twice.</summary>
    /// <param name="random">Decides.</param>
    /// <returns>No more than there are clusters.</returns>
    public IReadOnlyList<Elite> Draw(Random random)
    {
        double[] logits = [.. _clusters.Select(cluster => cluster.Score / Temperature)];
        var count = Math.Min(_clusters.Count, options.Versions);
        return [.. Enumerable.Range(0, count).Select(_ => _clusters[Softmax.Draw(logits, random)].Draw(random)).OrderBy(program => program.Fitness)];
    }
}
