namespace EvoLLM.Operators;

/// <summary>Draws an index with a probability in proportion to the exponential of its logit.</summary>
internal static class Softmax
{
    /// <summary>The probabilities; they add up to 1.</summary>
    /// <param name="logits">One finite number or more.</param>
    public static double[] Probabilities(IReadOnlyCollection<double> logits)
    {
        // The largest is taken off first, so that no exponential overflows.
        var largest = logits.Max();
        double[] weights = [.. logits.Select(logit => Math.Exp(logit - largest))];
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Draws an index.</summary>
    /// <param name="logits">One finite number or more.</param>
    /// <param name="random">Decides.</param>
    public static int Draw(IReadOnlyCollection<double> logits, Random random)
    {
        var probabilities = Probabilities(logits);
        var left = random.NextDouble();
        var index = 0;
        while (index < probabilities.Length - 1 && (left -= probabilities[index]) >= 0)
        {
            index++;
        }

        return index;
    }
}
