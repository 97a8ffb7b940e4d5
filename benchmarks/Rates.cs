using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>Millions of adds per second over several runs.</summary>
internal sealed record Rates(double Median, double Best)
{
    private const int Runs = 15;

    /// <summary>Fills new archives with the same input, once to warm up and then several times.</summary>
    public static Rates Measure<TArchive>(ArchiveInput input, Func<TArchive> create, Action<TArchive, ArchiveInput> add)
        where TArchive : IArchive<double[]>
    {
        add(create(), input);
        var rates = Enumerable.Range(0, Runs).Select(_ =>
        {
            var archive = create();
            return input.Count * 1e3 / ArchiveBenchmark.Nanoseconds(() => add(archive, input));
        }).Order().ToList();
        return new Rates(rates[Runs / 2], rates[^1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median,6:F2} M/s (best {Best,6:F2})");
}
