using System.CommandLine;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary><c>--method</c> of a comparison: METHOD, with settings and presets after a colon, and a model of its own after an at sign.</summary>
internal static class ContenderOption
{
    public static Option<string[]> Create() => new("--method")
    {
        HelpName = "METHOD[:SETTINGS][@MODEL]",
        Description = "A way to search; give several. Settings and presets of a method follow a colon, a model of its own an at sign: reevo, reevo:population-size=20,mutation-rate=0.3, mind-evolution:pro, map-elites@offline.",
    };

    /// <summary>Understands what a user wrote.</summary>
    /// <param name="text">The value of the option.</param>
    /// <param name="models">The models of those that name none.</param>
    /// <exception cref="CliException">It cannot be read.</exception>
    /// <exception cref="MethodException">There is no such method, or no such preset.</exception>
    public static MethodChoice Read(string text, IReadOnlyList<string> models)
    {
        var (way, model) = Cut(text, '@');
        var (name, settings) = Cut(way, ':');
        var method = MethodCatalog.Find(name);
        return model is { Length: 0 } || settings is { Length: 0 }
            ? throw Unreadable(text)
            : new MethodChoice(method, Settings(method, settings, text), model is null ? models : [model]);
    }

    private static SortedDictionary<string, string> Settings(Method method, string? settings, string text)
    {
        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in settings?.Split(',') ?? [])
        {
            var (name, value) = Cut(part, '=');
            foreach (var setting in value is null ? MethodOptions.Preset(method, name) : new Dictionary<string, string> { [name] = value })
            {
                read[setting.Key] = setting is { Key.Length: > 0, Value.Length: > 0 } ? setting.Value : throw Unreadable(text);
            }
        }

        return read;
    }

    private static (string Before, string? After) Cut(string text, char sign) =>
        text.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    private static CliException Unreadable(string text) =>
        new($"--method is '{text}'; write METHOD, METHOD:NAME=VALUE,..., METHOD:PRESET or METHOD@MODEL.", ExitCodes.WrongUsage);
}
