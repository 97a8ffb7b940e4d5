using System.CommandLine;

namespace EvoLLM.Cli;

/// <summary>Options of the commands that draw.</summary>
internal static class PictureOptions
{
    public static Option<double?> Offset()
    {
        var option = new Option<double?>("--offset")
        {
            Description = "The fitness that counts as nothing in the QD score; where none is given 0, or the lowest fitness that an elite had if that is below 0.",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && double.TryParse(text, out var value) && !double.IsFinite(value))
            {
                result.AddError($"--offset is {text}; it must be a finite number.");
            }
        });
        return option;
    }
}
