using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>Shows what runs would cost at most.</summary>
internal static class DryRunView
{
    /// <summary>One run, a line for each figure with what binds it.</summary>
    public static void Show(CliContext context, DryRun run, string? obstacle)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("").AddColumn(new TableColumn("at most").RightAligned()).AddColumn("because of");
        foreach (var (name, bound, text) in Lines(run.Bound))
        {
            table.AddRow(name, text.EscapeMarkup(), bound.By.EscapeMarkup());
        }

        context.Out.Write(table);
        Explain(context, run.Prompt, [run.Shortage, obstacle is null ? null : Note(obstacle)]);
    }

    /// <summary>Several kinds of runs, a row for each and one for all of them.</summary>
    public static void Show(CliContext context, IReadOnlyList<(string Name, int Runs, DryRun Each)> kinds, string? obstacle)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("at most");
        foreach (var column in new[] { "runs", "evaluations", "calls", "input tokens", "output tokens", "tokens", "USD" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var (name, runs, each) in kinds)
        {
            Row(name, runs, each.Bound.Times(runs));
        }

        Row("all", kinds.Sum(kind => kind.Runs), All(kinds));
        context.Out.Write(table);
        foreach (var open in kinds.SelectMany(kind => Lines(kind.Each.Bound).Where(line => line.Bound.Most is null).Select(line => $"{kind.Name}, {line.Name}: {line.Bound.By}")))
        {
            context.WriteLine(open);
        }

        Explain(
            context,
            kinds.Select(kind => kind.Each.Prompt).FirstOrDefault(prompt => prompt is not null),
            [.. kinds.Where(kind => kind.Each.Shortage is not null).Select(kind => $"{kind.Name}: {kind.Each.Shortage}"), obstacle is null ? null : Note(obstacle)]);

        void Row(string name, int runs, CostBound bound) =>
            table.AddRow([name.EscapeMarkup(), Figures.Count(runs), .. Lines(bound).Select(line => line.Text.EscapeMarkup())]);
    }

    /// <summary>All of them together.</summary>
    public static CostBound All(IReadOnlyList<(string Name, int Runs, DryRun Each)> kinds)
    {
        CostBound[] bounds = [.. kinds.Select(kind => kind.Each.Bound.Times(kind.Runs))];
        return new CostBound
        {
            Evaluations = Sum(bound => bound.Evaluations),
            Calls = Sum(bound => bound.Calls),
            InputTokens = Sum(bound => bound.InputTokens),
            OutputTokens = Sum(bound => bound.OutputTokens),
            Tokens = Sum(bound => bound.Tokens),
            Usd = Sum(bound => bound.Usd),
        };

        Bound Sum(Func<CostBound, Bound> figure) => Bound.Sum([.. bounds.Select(figure)]);
    }

    /// <summary>For scripts.</summary>
    public static JsonObject Describe(CostBound bound, FirstPrompt? prompt) => new()
    {
        ["evaluations"] = Describe(bound.Evaluations),
        ["calls"] = Describe(bound.Calls),
        ["inputTokens"] = Describe(bound.InputTokens),
        ["outputTokens"] = Describe(bound.OutputTokens),
        ["tokens"] = Describe(bound.Tokens),
        ["usd"] = Describe(bound.Usd),
        ["prompt"] = prompt is null ? null : new JsonObject { ["name"] = prompt.Name, ["tokens"] = prompt.Tokens, ["usd"] = prompt.Usd },
    };

    private static JsonObject Describe(Bound bound) => new() { ["most"] = bound.Most, ["by"] = bound.By };

    private static IEnumerable<(string Name, Bound Bound, string Text)> Lines(CostBound bound)
    {
        (string Name, Bound Bound)[] lines =
        [
            ("evaluations", bound.Evaluations),
            ("calls", bound.Calls),
            ("input tokens", bound.InputTokens),
            ("output tokens", bound.OutputTokens),
            ("tokens", bound.Tokens),
            ("USD", bound.Usd),
        ];
        return lines.Select(line => (line.Name, line.Bound, Text(line.Bound, line.Name == "USD")));
    }

    private static string Text(Bound bound, bool isUsd) =>
        bound.Most is not { } most ? "-" : isUsd ? Figures.Dollars(most) : most.ToString("N0", CultureInfo.InvariantCulture);

    private static string Note(string obstacle) => $"Note: the run itself could not begin now: {obstacle.TrimEnd('.')}.";

    private static void Explain(CliContext context, FirstPrompt? prompt, IReadOnlyList<string?> notes)
    {
        if (prompt is not null)
        {
            var price = prompt.Usd is { } usd ? $"; a call with it costs {Figures.Usd(usd)} at most" : "";
            context.WriteLine($"The first prompt, {prompt.Name}, has about {Figures.Count(prompt.Tokens)} tokens, the longest answer {Figures.Count(prompt.AnswerTokens)}{price}.");
            context.WriteLine(DryRun.Caveat);
        }
        else
        {
            context.WriteLine("0 USD: no model is in play.");
        }

        context.WriteLine("Nothing was run, stored or asked.");
        foreach (var note in notes.OfType<string>())
        {
            context.WriteLine(note);
        }
    }
}
