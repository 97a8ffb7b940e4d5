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

    /// <summary>The source of one candidate.</summary>
    CSharp,

    /// <summary>An ONNX model of one candidate, trained: of problems whose candidates build networks.</summary>
    Onnx,

    /// <summary>JSON lines: the accepted edits of runs of ELM.</summary>
    ElmEdits,

    /// <summary>JSON lines: the programs of runs that ELM's bootstrapping stage takes.</summary>
    ElmPrograms,

    /// <summary>JSON lines: the children of runs of EvoPrompting as answers to the prompt that asks for just what they reached.</summary>
    Hindsight,
}
