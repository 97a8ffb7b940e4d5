using CsvHelper;
using EvoLLM.Evolver;
using Parquet;
using Parquet.Schema;

namespace EvoLLM.Cli;

/// <summary>
/// A run as a table, one row for each proposal, in order. docs/export.md says what each column is. Holds nothing that
/// depends on time or machine.
/// </summary>
internal sealed class RunTable(RunReader run)
{
    private const int RowGroup = 4096;

    private readonly IReadOnlyList<ExportColumn> _columns = Columns(run.Header.Problem);

    /// <summary>Writes comma-separated values: a line of names, then a line for each proposal.</summary>
    public async Task WriteCsvAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            await csv.WriteRecordAsync([.. _columns.Select(column => column.Name)], cancellationToken).ConfigureAwait(false);
            foreach (var record in run.Proposals())
            {
                await csv.WriteRecordAsync([.. _columns.Select(column => column.Text(record))], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes an Apache Parquet file.</summary>
    public async Task WriteParquetAsync(Stream stream, CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema(_columns.Select(column => column.Field));
        var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var rows in run.Proposals().Chunk(RowGroup))
            {
                using var group = writer.CreateRowGroup();
                foreach (var column in _columns)
                {
                    await column.WriteAsync(group, rows, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static IReadOnlyList<ExportColumn> Columns(Problem problem) =>
    [
        new NumberColumn<int>("id", record => record.Id.Value),
        new TextColumn("operator", record => record.Lineage.Operator),
        new TextColumn("parents", record => string.Join(' ', record.Lineage.Parents)),
        new TextColumn("status", record => Figures.Status(record.Evaluation.Status)),
        new NumberColumn<double>("objective", record => record.Evaluation.Fitness is { } fitness ? problem.Objective.Flip(fitness) : null),
        new NumberColumn<double>("fitness", record => record.Evaluation.Fitness),
        new NumberColumn<double>("improvement", new Improvements().Of),
        .. problem.Measures.Select((axis, index) => new NumberColumn<double>(MeasureName(problem, index), record => record.Evaluation.Measures?[index])),
        new TextColumn("decision", record => Figures.Decision(record.Decision)),
        new NumberColumn<long>("cell", record => record.Cell),
        new NumberColumn<int>("duplicate_of", record => record.DuplicateOf?.Value),
        new NumberColumn<int>("calls", record => record.Cost.Calls),
        new NumberColumn<long>("input_tokens", record => record.Cost.InputTokens),
        new NumberColumn<long>("output_tokens", record => record.Cost.OutputTokens),
        new NumberColumn<long>("cached_tokens", record => record.Cost.CachedTokens),
        new NumberColumn<double>("usd", record => (double)record.Cost.Usd),
        new TextColumn("metrics", record => record.Evaluation.Metrics.Count > 0 ? JsonOutput.Metrics(record.Evaluation) : null),
        new TextColumn("feedback", record => string.Join('\n', record.Evaluation.Feedback)),
        new TextColumn("note", record => record.Note),
        new TextColumn("fingerprint", record => record.Fingerprint),
        new TextColumn("source", record => record.Source),
    ];

    /// <summary>A name that a query language takes; axes whose names come out the same are numbered.</summary>
    private static string MeasureName(Problem problem, int index)
    {
        var names = problem.Measures.Select(axis => "measure_" + string.Concat(axis.Name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'))).ToList();
        var before = names.Take(index).Count(name => name == names[index]);
        return before > 0 ? $"{names[index]}_{before + 1}" : names[index];
    }
}
