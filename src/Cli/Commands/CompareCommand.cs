using System.CommandLine;

namespace EvoLLM.Cli;

/// <summary><c>evollm compare RUN RUN ...</c>: several runs of one problem in one picture and one table.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Argument<string[]> _runs = new("runs") { Description = "Names or paths of runs of the same problem.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "A file that ends in .svg or .png, or a folder for both; the current folder where none is given." };
    private readonly Option<GroupBy> _by = new("--by") { Description = "method: runs that differ only in seed and budget form a group; run: each run is its own.", DefaultValueFactory = _ => GroupBy.Method };
    private readonly Option<BandKind> _band = new("--band") { Description = "quartiles or range (smallest to largest) around a group's median.", DefaultValueFactory = _ => BandKind.Quartiles };
    private readonly Option<int?> _at = new Option<int?>("--at") { Description = "Compare after that many evaluations instead of at the end." }.AtLeast(1);
    private readonly Option<double?> _offset = PictureOptions.Offset();
    private readonly Option<bool> _json = CommonOptions.Json();

    public CompareCommand(CliContext context)
        : base("compare", "Compare runs of one problem: a picture with a line and a band for each group of runs, and a table.")
    {
        Add(_runs);
        Add(_out);
        Add(_by);
        Add(_band);
        Add(_at);
        Add(_offset);
        Add(_json);
        SetAction(parsed => Compare(context, parsed));
    }

    /// <summary>What makes a group of runs.</summary>
    private enum GroupBy
    {
        Method,
        Run,
    }

    private int Compare(CliContext context, ParseResult parsed)
    {
        var target = PictureTarget.Parse(parsed.GetValue(_out), ".");
        var runs = parsed.GetRequiredValue(_runs).Select(RunFolders.Find).Distinct().Select(RunHistory.Read).ToList();
        RequireOneProblem(runs);
        var groups = parsed.GetValue(_by) == GroupBy.Run ? RunGroup.ByRun(runs) : RunGroup.ByMethod(runs);
        var options = new ProgressOptions(parsed.GetValue(_offset) ?? runs.Min(run => run.Offset), parsed.GetValue(_band), parsed.GetValue(_at));
        var rows = groups.Select(group => new ComparisonRow(group, options)).ToList();
        var files = target.Write(CompareFigure.Draw(groups, options), "compare");
        if (parsed.GetValue(_json))
        {
            rows.ForEach(row => context.WriteLine(JsonOutput.Line(row.Describe())));
            return ExitCodes.Done;
        }

        ComparisonView.Show(context, rows, options);
        context.WriteLine($"drawn to {string.Join(" and ", files)}");
        return ExitCodes.Done;
    }

    private static void RequireOneProblem(List<RunHistory> runs)
    {
        foreach (var run in runs)
        {
            run.RequireElites();
            if (run.Problem.Name != runs[0].Problem.Name)
            {
                throw new CliException($"Runs of different problems cannot be compared: '{runs[0].Name}' is of {runs[0].Problem.Name}, '{run.Name}' of {run.Problem.Name}. Name runs of one problem.");
            }

            var edited = ProblemIdentity.Differences(runs[0].Header, run.Header);
            if (edited.Count > 0)
            {
                throw new CliException($"Problem '{run.Problem.Name}' was edited between '{runs[0].Name}' and '{run.Name}': its {string.Join(" and ", edited)} changed. Compare runs of the same version.");
            }
        }
    }
}
