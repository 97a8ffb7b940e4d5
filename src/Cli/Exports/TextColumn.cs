using EvoLLM.Evolver;
using Parquet;
using Parquet.Schema;

namespace EvoLLM.Cli;

/// <summary>A column of texts, some of which may be missing.</summary>
internal sealed class TextColumn(string name, Func<ProposalRecord, string?> value) : ExportColumn(name)
{
    public override DataField Field { get; } = new DataField<string>(name);

    public override string Text(ProposalRecord record) => value(record) ?? "";

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<ProposalRecord> rows, CancellationToken cancellationToken) =>
        group.WriteAsync(Field, rows.Select(value).ToArray());
}
