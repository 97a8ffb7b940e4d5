using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>A set of whole numbers with many differences and few sums (Gyarmati, Hennecart and Ruzsa 2007; Novikov et al. 2025, AlphaEvolve, B.6).</summary>
public sealed class SumsAndDifferences() : ConstructionProblem(new ConstructionSetting
{
    Name = "sums-and-differences",
    Title = "A set of whole numbers with many differences and few sums",
    Description = "Find a set U of whole numbers of 0 or more that holds 0 and at least one other. Maximise 1 + ln(|U - U| / |U + U|) / ln(2 max U + 1), where U - U and U + U are the sets of all differences and of all sums of two of its numbers.",
    Signature = "long[] Choose()",
    Meaning = "Return 2 to 2000 different whole numbers from 0 to 2^53, 0 among them, in any order.",
    Hints = "Take vectors of small whole numbers whose sum is bounded, and write each as one number in a base.",
    Objective = new Objective("constant", Direction.Maximize),
    Measures = [new MeasureAxis("numbers, log2", 1, 11, 10), new MeasureAxis("program size", 0, 600, 15)],
    Seed = SetReferences.SmallSet,
    Columns = 1,
    BestKnown = 1.158417281556896,
    Published =
    [
        new("before AlphaEvolve", "constant", 1.14465, "Gyarmati, Hennecart and Ruzsa 2007"),
        new("AlphaEvolve", "constant; about 2,000 numbers", 1.1479, "Novikov et al. 2025, B.6"),
        new("AlphaEvolve", "constant; 54,265 numbers, more than are taken here", 1.158417281556896, "Novikov et al. 2025, B.6"),
    ],
    References = [SetReferences.Simplex],
})
{
    private protected override Evaluation Judge(double[] numbers, ProgramFacts facts)
    {
        var wrong = Array.FindIndex(numbers, number => !IsWhole(number) || number < 0);
        var set = numbers.Select(number => (long)number).ToHashSet();
        if (wrong >= 0 || set.Count < numbers.Length || set.Count < 2 || !set.Contains(0))
        {
            return Invalid(wrong >= 0 ? $"{Text(numbers[wrong])} is no whole number from 0 to 2^53." : "Two or more different numbers are asked for, 0 among them, none of them twice.");
        }

        var ordered = set.Order().ToArray();
        var sums = Count(ordered.SelectMany((one, at) => ordered.Skip(at).Select(other => one + other)));

        // Each difference above 0 has one below 0 beside it.
        var differences = 1 + (2 * Count(ordered.SelectMany((one, at) => ordered.Take(at).Select(other => one - other))));
        var constant = 1 + (Math.Log((double)differences / sums) / Math.Log((2.0 * set.Max()) + 1));
        return Valid(constant, new Measures(Math.Log2(set.Count), facts.Size), $"{set.Count} numbers have {sums} sums and {differences} differences.");
    }

    /// <summary>How many of the numbers, of which there is at least one, are different.</summary>
    private static int Count(IEnumerable<long> numbers)
    {
        var all = numbers.ToArray();
        Array.Sort(all);
        var different = 1;
        for (var i = 1; i < all.Length; i++)
        {
            different += all[i] != all[i - 1] ? 1 : 0;
        }

        return different;
    }
}
