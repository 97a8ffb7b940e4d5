/// <summary>One knapsack and the items that are offered for it.</summary>
public sealed record Offer(int Capacity, int[] Values, int[] Weights);

/// <summary>Fill a knapsack greedily: evolve the score by which items are taken.</summary>
public sealed class Knapsack : ProgramProblem<Offer, int[]>
{
    private delegate double ScoreFunction(double value, double weight, double capacity);

    public override Problem Definition => new()
    {
        Name = "knapsack",
        Title = "Greedy order for the 0/1 knapsack",
        Contract = new ProgramContract(
            "Candidate",
            "double Score(double value, double weight, double capacity)",
            "value and weight: of one item, 1 to 100. capacity: of the empty knapsack. Returns the item's score; NaN is not allowed."),
        Objective = new Objective("gap to the fractional bound", Direction.Minimize, "%"),
        Measures = [new MeasureAxis("items taken", 0, 1, 20), new MeasureAxis("program size", 0, 200, 10)],
    };

    protected override IReadOnlyList<Offer> Instances(Split split) =>
        Enumerable.Range(0, 20).Select(index =>
        {
            var random = new SeededRandom(1, $"knapsack/{split}", index);
            var weights = Enumerable.Range(0, 60).Select(_ => random.Next(1, 101)).ToArray();
            var values = weights.Select(weight => Math.Max(1, weight + random.Next(-20, 21))).ToArray();
            return new Offer(weights.Sum() / 4, values, weights);
        }).ToList();

    // Runs in the worker, next to the candidate: returns which items were taken, in order, and no figure.
    protected override int[] Run(LoadedCandidate candidate, Offer offer)
    {
        var score = candidate.Bind<ScoreFunction>("Score");
        var scores = offer.Values.Select((value, i) => score(value, offer.Weights[i], offer.Capacity)).ToArray();
        if (scores.Any(double.IsNaN))
        {
            throw new InvalidResultException("A score is NaN.");
        }

        var left = offer.Capacity;
        var taken = new List<int>();
        foreach (var item in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]))
        {
            if (offer.Weights[item] <= left)
            {
                left -= offer.Weights[item];
                taken.Add(item);
            }
        }

        return taken.ToArray();
    }

    // Runs on the trusted side: checks what came back and computes the fitness from it.
    protected override Evaluation Score(IReadOnlyList<Offer> offers, IReadOnlyList<int[]> answers, ProgramFacts facts)
    {
        var gaps = new List<double>();
        foreach (var (offer, taken) in offers.Zip(answers))
        {
            var known = taken.All(item => item >= 0 && item < offer.Weights.Length) && taken.Distinct().Count() == taken.Length;
            if (!known || taken.Sum(item => offer.Weights[item]) > offer.Capacity)
            {
                return Evaluation.Failed(EvaluationStatus.InvalidResult, "Items were taken that do not exist or do not fit.");
            }

            gaps.Add(100 * (1 - taken.Sum(item => offer.Values[item]) / FractionalBound(offer)));
        }

        return new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = -gaps.Average(),
            Measures = new Measures(answers.Average(taken => taken.Length) / offers[0].Weights.Length, facts.Size),
        };
    }

    // Dantzig (1957): the value when the last item may be cut.
    private static double FractionalBound(Offer offer)
    {
        double left = offer.Capacity, value = 0;
        foreach (var i in Enumerable.Range(0, offer.Weights.Length).OrderByDescending(i => (double)offer.Values[i] / offer.Weights[i]))
        {
            var share = Math.Min(1, left / offer.Weights[i]);
            value += share * offer.Values[i];
            left -= share * offer.Weights[i];
        }

        return value;
    }
}
