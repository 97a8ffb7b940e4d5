using EvoLLM.Evolver;
using Parquet;
using Parquet.Schema;

namespace EvoLLM.Cli;

/// <summary>A column of an exported table.</summary>
internal abstract class ExportColumn(string name)
{
    public string Name => name;

    /// <summary>What Parquet is told of it.</summary>
    public abstract DataField Field { get; }

    /// <summary>The value as text, the same on every machine; empty where there is none.</summary>
    public abstract string Text(ProposalRecord record);

    /// <summary>Writes the values of some rows.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<ProposalRecord> rows, CancellationToken cancellationToken);
}
