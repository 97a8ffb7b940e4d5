using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvoLLM.Evolver;
using Microsoft.SemanticKernel;

namespace EvoLLM.Operators;

/// <summary>
/// Training data from a run, labelled in hindsight: each child is the right answer to the prompt that asks for just the metrics
/// that it turned out to have (Chen et al. 2023). What their method tunes soft prompts with, to tune a model elsewhere.
/// </summary>
public static class HindsightExport
{
    /// <summary>The prompt whose form the examples have.</summary>
    public const string Prompt = "evoprompting/crossover";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The examples of a run; duplicates are left out, and so is what has no parents.</summary>
    /// <param name="problem">What was asked.</param>
    /// <param name="records">The run's proposals in order.</param>
    /// <param name="settings">What the run had set of the options of EvoPrompting, by name: they say which metrics are asked for.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="MethodException">A setting is unknown or out of range.</exception>
    /// <returns>
    /// Objects with <c>kind</c> (<c>child</c>; or <c>failure</c>, which asks what is wrong with a program and answers with its
    /// feedback), <c>id</c>, <c>founders</c> (the seeds that it goes back to, to hold data out by lineage) and <c>messages</c>
    /// (chat form: system, user, assistant). They are held out by the program.
    /// </returns>
    public static async IAsyncEnumerable<TrainingExample> ReadAsync(
        Problem problem,
        IEnumerable<ProposalRecord> records,
        IReadOnlyDictionary<string, string> settings,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(settings);
        var prompt = new HindsightPrompt(problem, MethodSettings.Bind<EvoPromptingOptions>("evoprompting", settings));
        var family = new Dictionary<CandidateId, Member>();
        foreach (var record in records)
        {
            var parents = record.Lineage.Parents.Where(family.ContainsKey).Select(parent => family[parent]).ToList();
            var member = Member.Of(record, parents);
            family[record.Id] = member;
            if (parents.Count > 0 && record.DuplicateOf is null && await prompt.AskAsync(record, parents, cancellationToken) is { } messages)
            {
                yield return new TrainingExample(Line(record, member, messages), record.Source!);
            }
        }
    }

    private static string Line(ProposalRecord record, Member member, IReadOnlyList<(string Role, string Text)> messages) => new JsonObject
    {
        ["kind"] = record.Evaluation.Fitness is null ? "failure" : "child",
        ["id"] = record.Id.Value,
        ["founders"] = new JsonArray([.. member.Founders.Select(id => JsonValue.Create(id.Value))]),
        ["messages"] = new JsonArray([.. messages.Select(message => new JsonObject { ["role"] = message.Role, ["content"] = message.Text })]),
    }.ToJsonString(Json);

    /// <summary>A candidate with what it goes back to.</summary>
    private sealed record Member(Elite? Elite, IReadOnlyList<CandidateId> Founders)
    {
        public static Member Of(ProposalRecord record, IReadOnlyList<Member> parents) => new(
            record is { Source: { } source, Evaluation.Fitness: not null } ? new Elite(new Candidate(record.Id, source, record.Lineage), record.Evaluation) : null,
            parents.Count == 0 ? [record.Id] : [.. parents.SelectMany(parent => parent.Founders).Distinct().Order()]);
    }

    /// <summary>Writes the messages of an example.</summary>
    private sealed class HindsightPrompt(Problem problem, EvoPromptingOptions options)
    {
        private readonly MetricTargets _targets = new(problem, options);
        private readonly LiquidPromptTemplate _template = Template();

        public async Task<IReadOnlyList<(string Role, string Text)>?> AskAsync(ProposalRecord record, IReadOnlyList<Member> parents, CancellationToken cancellationToken) =>
            record.Source is not { } source ? null
            : record.Evaluation.Fitness is null ? Failure(source, record.Evaluation)
            : [.. await RenderAsync(record, [.. parents.Select(parent => parent.Elite).OfType<Elite>()], cancellationToken), ("assistant", Fenced(source))];

        private static LiquidPromptTemplate Template()
        {
            var file = new PromptLibrary().Read(Prompt);
            return LiquidPromptTemplate.Parse(file.Path, file.Body);
        }

        private static IReadOnlyList<(string Role, string Text)>? Failure(string source, Evaluation evaluation) => evaluation.Feedback.Count == 0 ? null :
        [
            ("user", $"What is wrong with this program?\n\n{Fenced(source)}"),
            ("assistant", string.Join('\n', evaluation.Feedback)),
        ];

        private static string Fenced(string source) => $"```csharp\n{source.TrimEnd()}\n```";

        private Task<IReadOnlyList<(string Role, string Text)>> RenderAsync(ProposalRecord record, IReadOnlyList<Elite> parents, CancellationToken cancellationToken)
        {
            var notes = new Dictionary<string, string> { [EvoPromptingSchedule.TargetsNote] = _targets.Reached(record.Evaluation) };
            var values = PromptValues.For(new ProposalRequest(record.Id, problem, parents, 0) { Notes = notes });
            return _template.RenderPartsAsync(new KernelArguments(values), cancellationToken);
        }
    }
}
