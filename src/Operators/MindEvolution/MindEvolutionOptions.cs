namespace EvoLLM.Operators;

/// <summary>What can be set in Mind Evolution; the defaults are the paper's for its Flash model (table 1).</summary>
internal sealed record MindEvolutionOptions
{
    [MethodOption("generations (N_gens)", Minimum = 1, Maximum = 10_000)]
    public int Generations { get; set; } = 10;

    [MethodOption("islands (N_island)", Minimum = 1, Maximum = 1000)]
    public int Islands { get; set; } = 4;

    [MethodOption("conversations of an island in a generation (N_convs)", Minimum = 1, Maximum = 1000)]
    public int Conversations { get; set; } = 5;

    [MethodOption("turns, each a candidate, of a conversation (N_seq)", Minimum = 1, Maximum = 1000)]
    public int Turns { get; set; } = 4;

    [MethodOption("generations between resets of islands (N_reset_interval)", Minimum = 1, Maximum = 10_000)]
    public int ResetInterval { get; set; } = 3;

    [MethodOption("islands of lowest mean score that a reset empties (N_reset); 0 for no resets", Minimum = 0, Maximum = 1000)]
    public int ResetIslands { get; set; } = 2;

    [MethodOption("elites cloned onto each island that was reset (N_top)", Minimum = 1, Maximum = 100)]
    public int Elites { get; set; } = 5;

    [MethodOption("best candidates among which the model chooses these elites (N_candidate)", Minimum = 1, Maximum = 100)]
    public int ElitePool { get; set; } = 15;

    [MethodOption("most parents of a conversation (N_parent)", Minimum = 1, Maximum = 100)]
    public int Parents { get; set; } = 5;

    [MethodOption("probability that a conversation starts from nothing (Pr_no_parents)", Minimum = 0, Maximum = 1)]
    public double NoParents { get; set; } = 1.0 / 6;

    [MethodOption("clones of an island's best sent to the next island (N_emigrate)", Minimum = 0, Maximum = 1000)]
    public int Emigrants { get; set; } = 5;

    [MethodOption("attempts to get an answer that can be read, for each turn (N_retries)", Minimum = 1, Maximum = 100)]
    public int Attempts { get; set; } = 5;

    [MethodOption("temperature T of parent selection, in which a candidate of score s weighs exp(s/T); not in the paper", Minimum = 1e-6, Maximum = 1e6)]
    public double SelectionTemperature { get; set; } = 0.2;

    [MethodOption("whether scores are stretched to 0..1 over the island before that; not in the paper")]
    public bool NormalisedScores { get; set; } = true;

    [MethodOption("whether a candidate may be drawn several times as a parent of one conversation, and then counts once; not in the paper")]
    public bool Replacement { get; set; }

    [MethodOption("whether all conversations of generation 1 start from nothing, also where migrants have arrived; not in the paper")]
    public bool IndependentStarts { get; set; } = true;

    [MethodOption("whether an answer plays the critic before the author")]
    public bool Critic { get; set; } = true;

    [MethodOption("whether the critic is given strategies and questions")]
    public bool Questions { get; set; } = true;

    [MethodOption("whether the evaluator's feedback is shown")]
    public bool Feedback { get; set; } = true;

    [MethodOption("whether the model chooses the elites of a reset; otherwise the best ones are taken")]
    public bool ModelReset { get; set; } = true;

    /// <summary>The most proposals of a course: all attempts of all turns, and one before each reset.</summary>
    public long MostProposals => ((long)Generations * Islands * Conversations * Turns * Attempts) + (Generations / ResetInterval);
}
