using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace EvoLLM.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show the stack trace of an error.", Recursive = true };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON, one object a line, for scripts." };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Say what it would cost at most, and do nothing else: nothing is run, stored or asked, and no key is needed." };

    public static Option<int> Workers()
    {
        var option = new Option<int>("--workers")
        {
            Description = "Worker processes, 1 to 1024; decides nothing but the speed.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        return option.Within(1, 1024);
    }

    public static Option<RequiredIsolation> Isolation() => new("--require-isolation")
    {
        Description = "full: run nothing where the operating system does not enforce all layers; process: take what there is.",
        DefaultValueFactory = _ => RequiredIsolation.Process,
    };

    public static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = $"{description}, e.g. 90s, 10m or 2h.",
        CustomParser = result => ParseTime(name, result),
    };

    /// <summary>Refuses smaller values with one clear line.</summary>
    public static Option<T> AtLeast<T>(this Option<T> option, int minimum) => option.Within(minimum, int.MaxValue);

    /// <summary>Refuses values out of a range with one clear line.</summary>
    public static Option<T> Within<T>(this Option<T> option, int minimum, int maximum)
    {
        var range = maximum == int.MaxValue ? $"{minimum} or more" : $"{minimum} to {maximum}";
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && decimal.TryParse(result.Tokens[^1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && (value < minimum || (maximum < int.MaxValue && value > maximum)))
            {
                result.AddError($"{option.Name} is {result.Tokens[^1].Value}; it must be {range}.");
            }
        });
        return option;
    }

    private static TimeSpan? ParseTime(string name, ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (Durations.Parse(text) is { } time)
        {
            return time;
        }

        result.AddError($"{name} is '{text}'; write a number and a unit, e.g. 90s, 10m or 2h.");
        return null;
    }
}
