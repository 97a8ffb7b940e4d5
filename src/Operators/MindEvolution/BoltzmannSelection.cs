using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Draws parents with a probability in proportion to exp(score / T): a softmax over an island (Goldberg 1990 names it after Boltzmann).</summary>
/// <param name="Temperature">T, above 0.</param>
/// <param name="Normalised">Whether scores are first stretched to 0..1 between the island's worst and best.</param>
/// <param name="Replacement">Whether a candidate that was drawn may be drawn again.</param>
internal sealed record BoltzmannSelection(double Temperature, bool Normalised, bool Replacement)
{
    /// <summary>Draws so many times; the result holds each candidate once.</summary>
    public IReadOnlyList<Elite> Select(IReadOnlyList<PopulationMember> members, int count, Random random)
    {
        var weights = Weights(members);
        var chosen = new List<int>();
        for (var draw = 0; draw < Math.Min(count, members.Count); draw++)
        {
            var index = Draw(weights, random);
            chosen.Add(index);
            weights[index] = Replacement ? weights[index] : 0;
        }

        return [.. chosen.Distinct().Select(index => members[index].Elite)];
    }

    /// <summary>The weight of each candidate; that of the best is 1.</summary>
    internal double[] Weights(IReadOnlyList<PopulationMember> members)
    {
        var scores = members.Select(member => member.Elite.Fitness).ToArray();
        var best = scores.DefaultIfEmpty().Max();
        var range = best - scores.DefaultIfEmpty().Min();
        var scale = Normalised && range > 0 ? range : 1;

        // The smallest weight is above 0, so that a draw never finds nobody left.
        return [.. scores.Select(score => Math.Max(double.Epsilon, Math.Exp((score - best) / scale / Temperature)))];
    }

    private static int Draw(double[] weights, Random random)
    {
        var left = random.NextDouble() * weights.Sum();
        var last = -1;
        for (var index = 0; index < weights.Length; index++)
        {
            if (weights[index] == 0)
            {
                continue;
            }

            last = index;
            left -= weights[index];
            if (left < 0)
            {
                break;
            }
        }

        return last;
    }
}
