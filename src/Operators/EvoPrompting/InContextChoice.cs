namespace EvoLLM.Operators;

/// <summary>
/// Chooses how the parents of a prompt are drawn and how warm each sample is. This is what a user of a model's endpoint can
/// adapt in place of the paper's soft prompts: the examples in the prompt and the sampling, never the model.
/// </summary>
internal sealed class InContextChoice(Adaptation adaptation, ulong seed)
{
    /// <summary>The temperatures of the paper.</summary>
    public static readonly IReadOnlyList<double> Temperatures = [0.2, 0.6, 0.8, 1.0];

    private readonly ThompsonChoice _rules = new(Enum.GetValues<ParentRule>().Length, seed, "evoprompting parent rule");
    private readonly ThompsonChoice _temperatures = new(Temperatures.Count, seed, "evoprompting temperature");

    /// <summary>How the parents of a prompt are drawn.</summary>
    /// <param name="prompt">Which of all prompts, from 0.</param>
    public ParentRule Rule(long prompt) => adaptation == Adaptation.None ? ParentRule.Uniform : (ParentRule)_rules.Choose(prompt);

    /// <summary>Which of <see cref="Temperatures"/> a sample has.</summary>
    /// <param name="sample">Which of all samples, from 0.</param>
    public int Temperature(long sample) => _temperatures.Choose(sample);

    /// <summary>Learns whether a program beat its parents.</summary>
    public void Learn(ParentRule rule, int temperature, bool success)
    {
        if (adaptation == Adaptation.Bandit)
        {
            _rules.Learn((int)rule, success);
            _temperatures.Learn(temperature, success);
        }
    }
}
