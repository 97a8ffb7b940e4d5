namespace EvoLLM.Experiments;

/// <summary>What holds where a user says nothing.</summary>
internal static class MethodDefaults
{
    private const int OfflineEvaluations = 2000;
    private const int ModelEvaluations = 200;

    // Editing what is there finds more than growing anew; growing keeps new material coming.
    private static readonly SortedDictionary<string, double> OfflineWeights = new() { ["mutation"] = 6, ["crossover"] = 3, ["growth"] = 1 };

    /// <summary>Evaluations where the user limits neither them nor the time; <see langword="null"/> where the method ends by itself. Tokens and dollars do not bind where a model is free.</summary>
    public static int? Evaluations(MethodChoice choice) =>
        choice.Method.Ends ? null : Evaluations(choice.IsOffline);

    /// <summary>Evaluations of a run that nothing else ends.</summary>
    public static int Evaluations(bool isOffline) => isOffline ? OfflineEvaluations : ModelEvaluations;

    /// <summary>How often each operator is asked relative to the others: the usual weights, and in their place those that the user gave.</summary>
    public static SortedDictionary<string, double> Weights(MethodChoice choice, IReadOnlyDictionary<string, double> given)
    {
        var weights = new SortedDictionary<string, double>(choice.IsOffline ? OfflineWeights : new SortedDictionary<string, double>());
        foreach (var (name, weight) in given)
        {
            weights[name] = weight;
        }

        return weights;
    }
}
