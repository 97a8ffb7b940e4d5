using System.Globalization;
using EvoLLM.Evolver;
using Parquet;
using Parquet.Schema;

namespace EvoLLM.Cli;

/// <summary>A column of numbers, some of which may be missing.</summary>
internal sealed class NumberColumn<T>(string name, Func<ProposalRecord, T?> value) : ExportColumn(name)
    where T : struct, IFormattable
{
    public override DataField Field { get; } = new DataField<T>(name, nullable: true);

    public override string Text(ProposalRecord record) => value(record)?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<ProposalRecord> rows, CancellationToken cancellationToken) =>
        group.WriteAsync<T>(Field, rows.Select(value).ToArray(), cancellationToken: cancellationToken);
}
