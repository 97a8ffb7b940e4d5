using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The answers that the models of a recorded run gave, by question: what <c>replay:RUN</c> stands for. Nobody is asked.
/// </summary>
public sealed class RecordedAnswers
{
    /// <summary>What a user puts before the run's name or path.</summary>
    public const string Prefix = "replay:";

    private const string RunsFolder = "runs";
    private const string Journal = "journal.jsonl";

    private readonly Lazy<Dictionary<string, KnownAnswer>> _answers;

    private RecordedAnswers(string run, string folder, IReadOnlyList<string> models)
    {
        (Run, Models) = (run, models);
        _answers = new Lazy<Dictionary<string, KnownAnswer>>(() => Read(folder));
    }

    /// <summary>The run, as the user wrote it.</summary>
    public string Run { get; }

    /// <summary>The models that the run had, as its user wrote them.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>How many questions have an answer, or are known to have none.</summary>
    public int Count => _answers.Value.Count;

    /// <summary>Whether a user's text is <c>replay:RUN</c>, and which run it names.</summary>
    /// <param name="model">What the user wrote in place of a model.</param>
    /// <returns>The run's name or path; <see langword="null"/> where the text is of another kind.</returns>
    public static string? RunOf(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var text = model.Trim();
        return text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : null;
    }

    /// <summary>Opens a run; its answers are read when the first is wanted.</summary>
    /// <param name="run">Its name below <c>runs/</c>, or its path.</param>
    /// <exception cref="ModelException">There is no such run, or it asked no model.</exception>
    /// <exception cref="StoreException">It is damaged or of another version.</exception>
    public static RecordedAnswers Open(string run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var folder = new[] { run, Path.Combine(RunsFolder, run) }.FirstOrDefault(path => run.Length > 0 && File.Exists(Path.Combine(path, Journal)))
            ?? throw new ModelException($"'{Prefix}{run}' has no answers: there is no run '{run}' here or in '{RunsFolder}/'; put it back, or name another run or model.");
        using var reader = RunReader.Open(folder);
        return reader.Calls().Any()
            ? new RecordedAnswers(run, Path.GetFullPath(folder), reader.Header.Models)
            : throw new ModelException($"'{Prefix}{run}' has no answers: the run asked no model ({string.Join(", ", reader.Header.Models)}); name one that did.");
    }

    /// <summary>What came of a question; <see langword="null"/> where the run did not ask it.</summary>
    internal KnownAnswer? Find(Question question) => _answers.Value.GetValueOrDefault(question.Hash);

    /// <summary>What to say where the run did not ask a question.</summary>
    internal OperatorUnavailableException Missing(CandidateId proposal) => new(
        $"Proposal {proposal} asks what run '{Run}' did not: its answers end there, or problem, method, options, prompts, temperature or seed are others. Use the settings of that run, or choose another model with --model.");

    /// <summary>A question that was asked again after a crash has its later answer.</summary>
    private static Dictionary<string, KnownAnswer> Read(string folder)
    {
        using var reader = RunReader.Open(folder);
        var answers = new Dictionary<string, KnownAnswer>(StringComparer.Ordinal);
        foreach (var call in reader.Calls())
        {
            answers[call.PromptHash] = new KnownAnswer(call.Answer, Saved(call)) { Failure = call.Failure, FinishReason = call.FinishReason, Estimated = call.Estimated };
        }

        return answers;
    }

    private static Cost Saved(ModelCall call) => new()
    {
        KnownAnswers = call.Failure is null ? 1 : 0,
        SavedTokens = call.Cost.Tokens + call.Cost.SavedTokens,
        SavedUsd = call.Cost.Usd + call.Cost.SavedUsd,
    };
}
