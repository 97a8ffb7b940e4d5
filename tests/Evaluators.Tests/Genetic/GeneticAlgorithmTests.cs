using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators.Tests;

public sealed class GeneticAlgorithmTests
{
    // Large numbers are good, so that the best individual is 10 to 19 in any order: 145.
    private static readonly GeneticSearchSpace Largest = new(10, [.. Enumerable.Range(0, 20)], genes => genes.Sum());

    [Fact]
    public void Search_SameStream_FindsTheSameIndividual()
    {
        var runs = Enumerable.Range(0, 2).Select(_ => GeneticAlgorithm.Search(Largest, Halves(7), new GeneticOptions(), new SeededRandom(3))).ToList();
        Assert.Equal(runs[0].Genes, runs[1].Genes);
        Assert.Equal(runs[0].Genes.Sum(), runs[0].Fitness);
    }

    [Fact]
    public void Search_MoreGenerations_AreNeverWorse()
    {
        var fitness = Enumerable.Range(0, 8).Select(generations =>
            GeneticAlgorithm.Search(Largest, Halves(7), new GeneticOptions { Generations = generations }, new SeededRandom(3)).Fitness).ToList();
        Assert.Equal(fitness.Order(), fitness);
        Assert.True(fitness[^1] > fitness[0]);
    }

    [Fact]
    public void Search_Generations_ShowTheBetterHalfWorstFirstAndAskForAllButTheElites()
    {
        var asked = new List<(int[] Sums, int Offspring)>();
        GeneticAlgorithm.Search(Largest, (parents, offspring) =>
        {
            asked.Add(([.. Enumerable.Range(0, parents.GetLength(0)).Select(row => Row(parents, row).Sum())], offspring));
            return Halves(7)(parents, offspring);
        }, new GeneticOptions { Generations = 3 }, new SeededRandom(3));
        Assert.Equal(3, asked.Count);
        Assert.All(asked, call =>
        {
            Assert.Equal((10, 16), (call.Sums.Length, call.Offspring));
            Assert.Equal(call.Sums.Order(), call.Sums);
        });
    }

    [Fact]
    public void Search_OffspringOfOneGene_AreRepairedToDifferentAllowedGenes()
    {
        var judged = new List<int[]>();
        var space = new GeneticSearchSpace(3, [2, 3, 5, 7, 11], genes =>
        {
            judged.Add([.. genes]);
            return 0;
        });
        GeneticAlgorithm.Search(space, (_, offspring) => Fill(offspring, 3, 5), new GeneticOptions { Generations = 2 }, new SeededRandom(1));
        Assert.Equal(20 + 16 + 16, judged.Count);
        Assert.All(judged, genes => Assert.Equal(3, genes.Intersect(space.Allowed).Count()));

        // Only what stood twice was replaced.
        Assert.All(judged.Skip(20), genes => Assert.Equal(5, genes[0]));
    }

    [Fact]
    public void Search_ParentsAreOverwritten_ElitesStay()
    {
        var best = GeneticAlgorithm.Search(Largest, (parents, offspring) =>
        {
            Array.Clear(parents);
            return Fill(offspring, 10, 0);
        }, new GeneticOptions { Generations = 5 }, new SeededRandom(2));
        Assert.Equal(best.Genes.Sum(), best.Fitness);
        Assert.True(best.Fitness >= GeneticAlgorithm.Search(Largest, Halves(1), new GeneticOptions { Generations = 0 }, new SeededRandom(2)).Fitness);
    }

    [Fact]
    public void Search_WrongOffspring_AreRefused()
    {
        Assert.Contains("null", Refusal((_, _) => null!).Message, StringComparison.Ordinal);
        Assert.Contains("15 by 10", Refusal((_, offspring) => Fill(offspring - 1, 10, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("16 by 9", Refusal((_, offspring) => Fill(offspring, 9, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("gene 20 at [0, 0]", Refusal((_, offspring) => Fill(offspring, 10, 20)).Message, StringComparison.Ordinal);
    }

    private static InvalidResultException Refusal(Crossover crossover) =>
        Assert.Throws<InvalidResultException>(() => GeneticAlgorithm.Search(Largest, crossover, new GeneticOptions(), new SeededRandom(1)));

    /// <summary>The left half of one parent and the right half of another.</summary>
    private static Crossover Halves(ulong seed)
    {
        var random = new SeededRandom(seed);
        return (parents, offspring) =>
        {
            var children = new int[offspring, parents.GetLength(1)];
            for (var child = 0; child < offspring; child++)
            {
                var (left, right) = (random.Next(parents.GetLength(0)), random.Next(parents.GetLength(0)));
                for (var gene = 0; gene < parents.GetLength(1); gene++)
                {
                    children[child, gene] = parents[gene < parents.GetLength(1) / 2 ? left : right, gene];
                }
            }

            return children;
        };
    }

    private static int[,] Fill(int rows, int columns, int gene)
    {
        var matrix = new int[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                matrix[row, column] = gene;
            }
        }

        return matrix;
    }

    private static int[] Row(int[,] matrix, int row) => [.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column])];
}
