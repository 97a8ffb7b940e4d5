namespace EvoLLM.Cli;

/// <summary>How an exported run is written.</summary>
internal enum ExportFormat
{
    /// <summary>JSON lines, with all that a run consists of: what import reads.</summary>
    Jsonl,

    /// <summary>Comma-separated values, a row for each proposal.</summary>
    Csv,

    /// <summary>Apache Parquet, a row for each proposal.</summary>
    Parquet,
}
