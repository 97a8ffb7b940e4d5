using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// Chooses each of some ways as often as it is likely to be the best, by its successes so far (Thompson sampling with Bernoulli
/// trials, Agrawal and Goyal 2012). Before anything is learnt all are equally likely.
/// </summary>
/// <param name="count">How many ways there are.</param>
/// <param name="seed">The seed of the run.</param>
/// <param name="purpose">The name of its random stream.</param>
internal sealed class ThompsonChoice(int count, ulong seed, string purpose)
{
    // Beyond that the past counts half: what was good early need not be so late.
    private const int Memory = 200;

    private readonly (int Successes, int Failures)[] _trials = new (int, int)[count];

    /// <summary>Chooses a way; the same for the same number until something is learnt.</summary>
    /// <param name="index">Which of the choices.</param>
    public int Choose(long index)
    {
        var random = new SeededRandom(seed, purpose, index);
        var draws = Array.ConvertAll(_trials, trials => Draw(trials, random));
        return Array.IndexOf(draws, draws.Max());
    }

    /// <summary>Learns what came of a choice.</summary>
    public void Learn(int way, bool success)
    {
        ref var trials = ref _trials[way];
        trials = success ? trials with { Successes = trials.Successes + 1 } : trials with { Failures = trials.Failures + 1 };
        if (trials.Successes + trials.Failures > Memory)
        {
            trials = (trials.Successes / 2, trials.Failures / 2);
        }
    }

    /// <summary>A draw from Beta(1 + successes, 1 + failures): an order statistic of uniform numbers, which takes no function that differs between machines.</summary>
    private static double Draw((int Successes, int Failures) trials, SeededRandom random)
    {
        var numbers = new double[trials.Successes + trials.Failures + 1];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = random.NextDouble();
        }

        Array.Sort(numbers);
        return numbers[trials.Successes];
    }
}
