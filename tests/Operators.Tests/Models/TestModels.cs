using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>What the tests of models share: references to a fake server, quick options, a problem, a request.</summary>
internal static class TestModels
{
    public const string Key = "sk-secret-0123456789abcdef";

    public const string Program = "public static class Candidate\n{\n    public static int Answer(int x) => x + 1;\n}";

    public static readonly ModelOptions Quick = new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
        FirstTokenTimeout = TimeSpan.FromSeconds(10),
        StallTimeout = TimeSpan.FromSeconds(10),
        AnswerTimeout = TimeSpan.FromSeconds(20),
        Retries = 2,
        Backoff = TimeSpan.FromMilliseconds(1),
        MaxBackoff = TimeSpan.FromMilliseconds(5),
    };

    /// <summary>Short enough to wait for a stall; long enough for a busy machine to answer.</summary>
    public static readonly ModelOptions Impatient = Quick with
    {
        FirstTokenTimeout = TimeSpan.FromMilliseconds(700),
        StallTimeout = TimeSpan.FromMilliseconds(700),
    };

    public static readonly Problem Problem = new()
    {
        Name = "successor",
        Title = "Find the next number",
        Description = "Given a number, return the one that follows.",
        Contract = new ProgramContract("Candidate", "int Answer(int x)", "x is any number; return x + 1."),
        Objective = new Objective("distance", Direction.Minimize, "steps"),
        Measures = [new MeasureAxis("program size", 0, 100, 10)],
        Seeds = [Program],
    };

    public static string Fenced => $"Here it is.\n\n```csharp\n{Program}\n```\nGood luck!";

    public static TheoryData<string> Providers => ["ollama", "openai", "azure"];

    public static ModelReference Reference(string provider, Uri address) => ModelReference.Parse(provider switch
    {
        "openai" => $"openai:tiny@{address}v1",
        _ => $"{provider}:tiny@{address}",
    });

    public static string? Environment(string name) => name.EndsWith("_KEY", StringComparison.Ordinal) ? Key : null;

    public static ModelSetup Setup(string provider, Uri address, ModelOptions? options = null) => new()
    {
        Models = [Reference(provider, address)],
        Options = options ?? Quick,
        Environment = Environment,
    };

    public static ProposalRequest Request(int id = 3, params IReadOnlyList<Elite> parents) => new(new CandidateId(id), Problem, parents, 42);

    public static Elite Parent(string source, double fitness = -2.5) => new(
        new Candidate(new CandidateId(0), source, new Lineage("seed", [])),
        new Evaluation
        {
            Status = EvaluationStatus.Ok,
            Fitness = fitness,
            Measures = new Measures(17),
            Metrics = new SortedDictionary<string, double> { ["worst step"] = 9 },
            Feedback = ["negative numbers are missed"],
        });
}
