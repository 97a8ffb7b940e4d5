using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Conformance.Tests;

/// <summary>ReEvo's customers are drawn number for number, the colony finds what its own one does, and CVRPLIB is read.</summary>
public sealed class VehicleRoutingTests
{
    public static TheoryData<string> Sets => [.. VehicleRoutingGenerator.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Draw_PublishedSet_HasTheHashOfTheTable(string set) =>
        Assert.Equal(DatasetHash.Published("cvrp_aco", set), DatasetHash.Of(VehicleRoutingGenerator.Draw(set).SelectMany(instance =>
            instance.Demands.SelectMany((demand, node) => new[] { demand, instance.Points[2 * node], instance.Points[(2 * node) + 1] }))));

    [Theory]
    [InlineData("white")]
    [InlineData("black")]
    public void Search_TrainingSet_ReachesThePublishedMean(string view) =>
        ColonyReference.AssertAgrees("cvrp_aco", view, Enumerable.Range(0, 3).Select(run => VehicleRoutingGenerator.Draw("train50").Select((instance, index) =>
        {
            var heuristics = EdgeMatrix.Of(instance.Demands.Length, (i, j) => view == "black" ? 1 : 1 / instance.Distance(i, j) is var promise && double.IsFinite(promise) ? promise : 1);
            var routes = new VehicleRoutingColony(instance, heuristics).Search(new ColonyOptions { Ants = 30, Iterations = 100, Decay = 0.9 }, new SeededRandom(1, $"{index}", run));
            return VehicleRoutes.Check(instance, routes) is { } found ? found.Length + found.Waits : double.NaN;
        }).Average()));

    [Theory]
    [InlineData("X-n106-k14.vrp", 105, 600, 26362)]
    [InlineData("CMT1.vrp", 50, 160, 524.61)]
    public void Read_CvrpLib_GivesSizeCapacityAndBestKnownValue(string file, int customers, int capacity, double best)
    {
        var benchmark = VehicleRoutingFile.Read(ReferenceFiles.Data("cop", "cvrplib", file));
        Assert.Equal((customers, capacity, best), (benchmark.Instance.Demands.Length - 1, benchmark.Instance.Capacity, benchmark.BestKnown!.Value));
    }

    [Fact]
    public void Check_BestKnownSolution_HasItsPublishedCost()
    {
        var path = ReferenceFiles.Data("cop", "cvrplib", "X-n106-k14.vrp");
        var instance = VehicleRoutingFile.Read(path).Instance;
        var nodes = File.ReadLines(Path.ChangeExtension(path, ".sol")).Where(line => line.StartsWith("Route", StringComparison.Ordinal))
            .SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).Prepend(0)).Append(0).ToList();
        Assert.Equal(14, VehicleRoutes.Check(instance, nodes)!.Vehicles);
        Assert.Equal(26362, nodes.Skip(1).Zip(nodes, (to, from) => Math.Floor(instance.Distance(from, to) + 0.5)).Sum());
    }
}
