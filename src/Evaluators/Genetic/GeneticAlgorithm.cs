using System.Globalization;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// A genetic algorithm over sets of different genes, as Kim et al. 2023 (DevFormer) place capacitors with one, and ReEvo (Ye et al. 2024)
/// evolves its crossover: in every generation the better half are the parents, a crossover makes offspring, genes that stand twice are
/// replaced by allowed ones that the individual lacks, and the elites live on beside the offspring.
/// </summary>
public static class GeneticAlgorithm
{
    /// <summary>Searches.</summary>
    /// <param name="space">What is searched.</param>
    /// <param name="crossover">Makes the offspring; is handed copies.</param>
    /// <param name="options">The parameters.</param>
    /// <param name="random">The stream; the same one finds the same individual.</param>
    /// <returns>The best individual of the last generation, which is the best ever seen.</returns>
    /// <exception cref="InvalidResultException">The crossover returned another shape than was asked for, or a gene that is not allowed.</exception>
    public static GeneticIndividual Search(GeneticSearchSpace space, Crossover crossover, GeneticOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(crossover);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Population, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Elites, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(options.Elites, options.Population);
        ArgumentOutOfRangeException.ThrowIfLessThan(space.Allowed.Count, space.Genes);
        var allowed = space.Allowed.ToHashSet();
        var population = Enumerable.Range(0, options.Population).Select(_ => Judge(space, Draw(space, random))).ToList();
        for (var generation = 0; generation < options.Generations; generation++)
        {
            // Stable: of equals, the one that stood first comes first.
            population = [.. population.OrderBy(individual => individual.Fitness)];
            var asked = options.Population - options.Elites;
            var rows = Check(crossover(Matrix(population.Skip(options.Population / 2), space.Genes), asked), asked, space.Genes, allowed);
            population = [.. population.TakeLast(options.Elites), .. rows.Select(genes => Judge(space, Repair(genes, space, random)))];
        }

        return population.MaxBy(individual => individual.Fitness)!;
    }

    private static GeneticIndividual Judge(GeneticSearchSpace space, int[] genes) => new(genes, space.Fitness(genes));

    private static int[] Draw(GeneticSearchSpace space, Random random)
    {
        var genes = space.Allowed.ToArray();
        random.Shuffle(genes);
        return genes[..space.Genes];
    }

    /// <summary>Replaces every gene that stood before by another one that the individual lacks.</summary>
    private static int[] Repair(int[] genes, GeneticSearchSpace space, Random random)
    {
        var seen = new HashSet<int>();
        var twice = Enumerable.Range(0, genes.Length).Where(place => !seen.Add(genes[place])).ToList();
        if (twice.Count > 0)
        {
            var lacking = space.Allowed.Where(gene => !seen.Contains(gene)).ToArray();
            random.Shuffle(lacking);
            for (var i = 0; i < twice.Count; i++)
            {
                genes[twice[i]] = lacking[i];
            }
        }

        return genes;
    }

    private static int[,] Matrix(IEnumerable<GeneticIndividual> individuals, int genes)
    {
        var rows = individuals.ToList();
        var matrix = new int[rows.Count, genes];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var gene = 0; gene < genes; gene++)
            {
                matrix[row, gene] = rows[row].Genes[gene];
            }
        }

        return matrix;
    }

    private static List<int[]> Check(int[,]? offspring, int rows, int genes, HashSet<int> allowed)
    {
        if (offspring is null || offspring.GetLength(0) != rows || offspring.GetLength(1) != genes)
        {
            var got = offspring is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"{offspring.GetLength(0)} by {offspring.GetLength(1)} genes");
            throw new InvalidResultException($"The crossover returned {got}; {rows} by {genes} are asked for.");
        }

        var children = new List<int[]>();
        for (var row = 0; row < rows; row++)
        {
            var child = new int[genes];
            for (var gene = 0; gene < genes; gene++)
            {
                child[gene] = allowed.Contains(offspring[row, gene])
                    ? offspring[row, gene]
                    : throw new InvalidResultException($"The crossover returned the gene {offspring[row, gene]} at [{row}, {gene}], which is not allowed.");
            }

            children.Add(child);
        }

        return children;
    }
}
