using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>A candidate and all that it descends from, the later ones first, each once however many ways lead to it.</summary>
internal static class LineageView
{
    public static void Show(CliContext context, RunReader reader, ProposalRecord candidate, bool json)
    {
        var problem = reader.Header.Problem;
        var lineage = reader.Lineage(candidate.Id);
        if (json)
        {
            foreach (var record in lineage)
            {
                context.WriteLine(JsonOutput.Line(JsonOutput.Candidate(problem, record)));
            }

            return;
        }

        var seeds = lineage.Where(record => record.Lineage.Parents.Count == 0).Select(record => record.Id).Reverse();
        context.WriteLine($"candidate {candidate.Id} and its {Figures.Count(lineage.Count - 1)} ancestors, back to {string.Join(", ", seeds)}");
        context.Out.WriteLine();
        var table = new Table().Border(TableBorder.Rounded).AddColumns("candidate", "operator", "parents", "status", problem.Objective.Name.EscapeMarkup(), "archive");
        foreach (var record in lineage)
        {
            table.AddRow(
                record.Id.ToString(),
                record.Lineage.Operator.EscapeMarkup(),
                string.Join(", ", record.Lineage.Parents),
                Figures.Status(record.Evaluation.Status),
                Figures.Objective(problem, record.Evaluation.Fitness).EscapeMarkup(),
                Figures.Decision(record.Decision));
        }

        context.Out.Write(table);
    }
}
