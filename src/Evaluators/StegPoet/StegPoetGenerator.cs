using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Makes tasks: as many fresh ones as there are seeds, so that no model has seen them.</summary>
public static class StegPoetGenerator
{
    private const int Near = 3;
    private const int Step = 10;

    /// <summary>Makes the task that a difficulty and a seed name: always the same.</summary>
    /// <param name="difficulty">How hard it is.</param>
    /// <param name="seed">Which of the tasks of that difficulty.</param>
    /// <exception cref="ArgumentException">The difficulty is out of range; the message names where.</exception>
    public static StegPoetTask Generate(StegPoetDifficulty difficulty, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(difficulty);
        difficulty.Validate();
        var random = new SeededRandom(seed, "stegpoet", 0);
        var repeats = Repeats(difficulty, random);
        var fresh = new Queue<int>(Shuffled(Enumerable.Range(1, difficulty.Length).Select(number => number * Step), random));
        var message = new List<int>();
        foreach (var repeat in repeats)
        {
            message.Add(repeat ? Repeated(message, difficulty, random) : fresh.Dequeue());
        }

        return new StegPoetTask(message, difficulty.Gap);
    }

    /// <summary>Which places of the message repeat an earlier number: never the first.</summary>
    private static bool[] Repeats(StegPoetDifficulty difficulty, SeededRandom random)
    {
        var count = (int)Math.Round(difficulty.Repetition * (difficulty.Length - 1));
        var later = Shuffled(Enumerable.Range(0, difficulty.Length - 1).Select(index => index < count), random);
        return [false, .. later];
    }

    private static int Repeated(List<int> message, StegPoetDifficulty difficulty, SeededRandom random)
    {
        var near = random.NextDouble() < difficulty.Nearness;
        var from = near ? Math.Max(0, message.Count - Near) : 0;
        return message[random.Next(from, message.Count)];
    }

    private static T[] Shuffled<T>(IEnumerable<T> items, SeededRandom random)
    {
        var all = items.ToArray();
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all;
    }
}
