using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Experiments.Tests;

/// <summary>Scripts, as they are compiled and run.</summary>
public sealed class ScriptTests : IDisposable
{
    private const string Search = """
        var result = await new Experiment(new Halves()) { Evaluations = 10, Folder = Path.Combine(ScriptFolder, "run") }.RunAsync(Cancellation);
        File.WriteAllText(Path.Combine(ScriptFolder, "output.txt"), $"{result.Progress.Evaluations} evaluations, error {result.Figure(Split.Training)}");
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-scripts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Output => File.ReadAllText(Path.Combine(_folder, "output.txt"));

    [Fact]
    public async Task Run_ArgumentsAndLoadedFile_AreSeen()
    {
        Write("helper.csx", "string Loud(string text) => text.ToUpperInvariant();");
        await RunAsync("""
            #load "helper.csx"
            File.WriteAllText(Path.Combine(ScriptFolder, "output.txt"), string.Join(' ', Arguments.Select(Loud)));
            """, "one", "two");
        Assert.Equal("ONE TWO", Output);
    }

    [Fact]
    public async Task Run_NothingInTheFile_SaysSo() =>
        Assert.EndsWith("there is no statement in it.", (await Assert.ThrowsAsync<ScriptException>(() => RunAsync("// later"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Run_ProblemOfTheScript_IsJudgedByWorkers()
    {
        await RunAsync($"{await ProblemAsync()}\n{Search}");
        Assert.Matches("^10 evaluations, error [^0]", Output);
    }

    [Fact]
    public async Task Run_ProblemThatNamesALibrary_FindsItInWorkersToo()
    {
        var library = CSharpCompilation.Create(
            "own",
            [CSharpSyntaxTree.ParseText("public static class Own { public static double Half(double x) => x / 2; }", cancellationToken: Token)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(library.Emit(Path.Combine(_folder, "own.dll"), cancellationToken: Token).Success);

        // Whatever the candidate does: the library answers for it, and rightly.
        var problem = (await ProblemAsync()).Replace("candidate.Bind<Function>(\"Half\")(instance)", "Own.Half(instance)", StringComparison.Ordinal);
        await RunAsync($"#r \"own.dll\"\n{problem}\n{Search}");
        Assert.Equal("10 evaluations, error 0", Output.Replace("-0", "0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("best-of-n", "[\"answers\"] = \"12\"")]
    [InlineData("mind-evolution", "[\"generations\"] = \"2\", [\"islands\"] = \"2\", [\"conversations\"] = \"2\", [\"turns\"] = \"2\"")]
    public async Task Run_TextProblemOfTheScript_IsSearchedByAMethodThatTakesTexts(string method, string settings)
    {
        await RunAsync($$"""
            var mock = await MockModelServer.StartAsync(new MockModelOptions());
            var result = await new Experiment(new Words())
            {
                Method = "{{method}}",
                Settings = new Dictionary<string, string> { {{settings}} },
                Models = [$"openai:mock@{mock.Address}v1"],
                Folder = Path.Combine(ScriptFolder, "run"),
            }.RunAsync(Cancellation);
            await mock.DisposeAsync();
            var best = result.Best.Candidate.Source;
            File.WriteAllText(Path.Combine(ScriptFolder, "output.txt"), $"{result.Ending.Reason}, {result.Progress.Spent.Calls > 3}, {result.Figure(Split.Training) == best.Split(' ').Length}");

            public class Words : TextProblem
            {
                public override Problem Definition => new()
                {
                    Name = "words",
                    Title = "Many words",
                    Format = "Plain sentences.",
                    Objective = new Objective("words", Direction.Maximize),
                    Measures = [new MeasureAxis("characters", 0, 1000, 20)],
                };

                public override Evaluation Score(string text, CancellationToken cancellationToken) =>
                    new() { Status = EvaluationStatus.Ok, Fitness = text.Split(' ').Length, Measures = new Measures(text.Length) };
            }
            """);
        Assert.Equal("Completed, True, True", Output);
    }

    [Fact]
    public void Compile_SeveralFaults_NamesEachWithItsLine()
    {
        var message = Assert.Throws<ScriptException>(() => Compile("var a = 1;\nvar b = missing;\nint c = \"text\";")).Message;
        Assert.Equal(2, message.Split('\n').Length);
        Assert.StartsWith("test.csx(2,9): CS0103: ", message, StringComparison.Ordinal);
        Assert.Contains("\ntest.csx(3,9): CS0029: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_FaultInLoadedFile_NamesThatFile()
    {
        Write("helper.csx", "\nint d = missing;");
        Assert.StartsWith("helper.csx(2,9): CS0103: ", Assert.Throws<ScriptException>(() => Compile("#load \"helper.csx\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_ProblemThatSeesVariablesOfTheScript_IsRefusedByTheCompiler() =>
        Assert.Contains("CS0120", Assert.Throws<ScriptException>(() => Compile("var size = 3;\nclass Mine { public int Twice() => size * 2; }")).Message, StringComparison.Ordinal);

    [Fact]
    public void Compile_NoFile_SaysSo() =>
        Assert.Contains("nowhere.csx", Assert.Throws<ScriptException>(() => Script.Compile(Path.Combine(_folder, "nowhere.csx"), Token)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("var a = 1;\nthrow new InvalidOperationException(\"no\\nluck\");", "test.csx(2): InvalidOperationException: no luck")]
    [InlineData("void Fail()\n{\n    int.Parse(\"x\");\n}\n\nawait Task.Yield();\nFail();", "test.csx(3): FormatException: ")]
    [InlineData("\n\nawait new Experiment(\"nothing\").RunAsync();", "test.csx(3): ProblemException: There is no problem 'nothing'.")]
    public async Task Run_ScriptThrows_NamesTheLine(string text, string expected) =>
        Assert.StartsWith(expected, (await Assert.ThrowsAsync<ScriptException>(() => RunAsync(text))).Message, StringComparison.Ordinal);

    private static async Task<string> ProblemAsync()
    {
        var source = await File.ReadAllTextAsync(Path.Combine(Repository(), "tests", "Experiments.Tests", "Halves.cs"), Token);
        return source[source.IndexOf("/// <summary>", StringComparison.Ordinal)..];
    }

    private Script Compile(string text) => Script.Compile(Write("test.csx", text), Token);

    private async Task RunAsync(string text, params string[] arguments)
    {
        using var script = Compile(text);
        await script.RunAsync(arguments, TimeProvider.System, Token);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EvoLLM.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        }

        return folder;
    }
}
