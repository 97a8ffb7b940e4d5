using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Writes a mock model's answers with the operators that need no model: a program, or edits of one, where that is asked for, else a few words.</summary>
internal static class MockAuthor
{
    private static readonly Dictionary<string, SyntaxOperator> Operators =
        SyntaxOperators.Create().Cast<SyntaxOperator>().ToDictionary(proposer => proposer.Name);

    private const int Attempts = 5;

    private static readonly ProgramContract Unnamed = new("Candidate", "", "");

    /// <summary>The answer to a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="key">Its key, which decides what is answered.</param>
    /// <param name="fault">What is wrong with the answer.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static MockAnswer Answer(MockQuestion question, ulong key, MockFault fault, CancellationToken cancellationToken)
    {
        var random = new SeededRandom(key, "answer", 0);
        var text = Write(MockPrompt.Read(question.Messages), fault, random, cancellationToken);
        return fault == MockFault.Truncated
            ? MockAnswer.To(question, text[..random.Next(text.Length / 3, 2 * text.Length / 3)], isCut: true)
            : MockAnswer.To(question, text, isCut: false);
    }

    private static string Write(MockPrompt prompt, MockFault fault, Random random, CancellationToken cancellationToken)
    {
        if (!prompt.AsksForCode || fault == MockFault.NoCode)
        {
            return MockProse.Reflect(random);
        }

        var (source, note) = Program(prompt, random, cancellationToken);
        if (source is null)
        {
            return MockProse.Reflect(random);
        }

        var program = fault switch
        {
            MockFault.Hostile => HostileProgram.Of(source, random),
            MockFault.Broken => BrokenProgram.Of(source, random),
            _ => source,
        };
        return $"{MockProse.Introduce(note, random)}\n\n{Form(prompt, program)}";
    }

    private static string Form(MockPrompt prompt, string program) =>
        (prompt.Programs is [var shown, ..] ? MockEdits.Write(prompt.Form, shown, program, prompt.Contract ?? Unnamed) : null)
        ?? $"```csharp\n{program.TrimEnd()}\n```\n";

    private static (string? Source, string Note) Program(MockPrompt prompt, Random random, CancellationToken cancellationToken)
    {
        List<string> parents = [.. prompt.Programs.Where(program => SyntaxProgram.Bind(program, prompt.Contract?.Declarations).Compiles)];
        if (parents.Count > 0)
        {
            // Edits are of the first program; what varies another one would replace all of it.
            var first = prompt.Form == EditForms.Program ? random.Next(parents.Count) : 0;
            var varied = Enumerable.Range(0, Attempts).Select(_ => Vary(parents, first, prompt.Contract?.Declarations, random, cancellationToken)).FirstOrDefault(varied => varied.Source is not null);
            return varied.Source is null ? (parents[first], "nothing") : varied;
        }

        return prompt.Contract is { } contract
            ? (Skeleton.Grow(contract, random) ?? Skeleton.Default(contract), "a first program for the signature")
            : (null, "");
    }

    /// <summary>Another program; none where only white space would change.</summary>
    private static (string? Source, string Note) Vary(List<string> parents, int first, string? declarations, Random random, CancellationToken cancellationToken)
    {
        var (proposer, sources) = Choose(parents, first, random);
        var proposal = proposer.Vary(sources, declarations, random, cancellationToken);
        return proposal.Source is { } source && !ProgramTokens.Equal(sources[0], source) ? (source, $"{proposer.Name} ({proposal.Note})") : (null, "");
    }

    /// <summary>Mostly a crossover where there are two programs, mostly a mutation where there is one.</summary>
    private static (SyntaxOperator Proposer, IReadOnlyList<string> Sources) Choose(List<string> parents, int first, Random random)
    {
        var others = parents.Where((_, index) => index != first).ToList();
        return (random.Next(5), others.Count) switch
        {
            ( < 3, > 0) => (Operators["crossover"], [parents[first], random.Pick(others)]),
            (4, 0) => (Operators["growth"], [parents[first]]),
            _ => (Operators["mutation"], [parents[first]]),
        };
    }
}
