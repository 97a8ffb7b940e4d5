using System.CommandLine;

namespace EvoLLM.Cli;

/// <summary><c>--format</c>: how an export is written.</summary>
internal static class FormatOption
{
    private static readonly Dictionary<string, ExportFormat> Formats =
        Enum.GetValues<ExportFormat>().ToDictionary(format => Name(format), StringComparer.OrdinalIgnoreCase);

    public static Option<ExportFormat?> Create() => new("--format")
    {
        Description = "jsonl: all of the run, to be imported again; csv or parquet: a table with a row for each proposal; csharp: the source of one candidate; onnx: a network that a candidate builds, trained; told by the file's name where not given. "
            + "elm-edits, elm-programs or hindsight: training data of one run or several.",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (Formats.TryGetValue(text, out var format))
            {
                return format;
            }

            result.AddError($"'{text}' is not a value for --format; write one of {string.Join(", ", Formats.Keys)}.");
            return null;
        },
    };

    /// <summary>What a user types.</summary>
    public static string Name(ExportFormat format) => format switch
    {
        ExportFormat.ElmEdits => "elm-edits",
        ExportFormat.ElmPrograms => "elm-programs",
        _ => format.ToString().ToLowerInvariant(),
    };
}
