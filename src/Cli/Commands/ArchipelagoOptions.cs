using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>The options that say whether a run has several populations, and what goes on between them.</summary>
internal sealed class ArchipelagoOptions
{
    private static readonly MigrationOptions Migration = new();
    private static readonly ResetOptions Reset = new();

    private readonly Option<IslandOptions?> _islands = new("--islands")
    {
        HelpName = "N[:TOPOLOGY]",
        Description = "So many populations instead of one, each with an archive of its own: N, or N:ring, N:complete or N:none for where elites migrate (ring: to the next island).",
        CustomParser = ParseIslands,
    };

    private readonly Option<bool> _shared = new("--shared-archive") { Description = "With --islands: one archive for all, of which each island knows its own elites." };
    private readonly Option<int?> _migrateEvery = new Option<int?>("--migrate-every")
    {
        Description = $"With --islands: copy elites after so many proposals of each island; {Migration.Interval} where not given.",
    }.AtLeast(1);

    private readonly Option<MigrationOptions?> _migrants = new("--migrants")
    {
        HelpName = "N|P%",
        Description = $"With --islands: how many elites are copied, the best: N or P%; N:uniform or P%:uniform for any. {Migration.Emigrants} where not given.",
        CustomParser = ParseMigrants,
    };

    private readonly Option<ResetRule?> _reset = new("--reset")
    {
        HelpName = "lowest-mean|score|none",
        Description = "With --islands: which half of them is begun anew from a survivor's best: lowest-mean, score (the least fit best) or none.",
        CustomParser = ParseReset,
    };

    private readonly Option<int?> _resetEvery = new Option<int?>("--reset-every")
    {
        Description = $"With --reset: after so many proposals of each island; {Reset.Interval} where not given.",
    }.AtLeast(1);

    public IEnumerable<Option> All => [_islands, _migrateEvery, _migrants, _reset, _resetEvery, _shared];

    /// <summary>The islands; <see langword="null"/> for one population.</summary>
    /// <exception cref="CliException">An option has no effect beside the others.</exception>
    public IslandOptions? Read(ParseResult parsed)
    {
        var islands = parsed.GetValue(_islands);
        Require(parsed, islands is { Count: > 1 }, "--islands 2 or more", [_migrateEvery, _migrants, _reset, _resetEvery, _shared]);
        if (islands is not { Count: > 1 })
        {
            return null;
        }

        var rule = parsed.GetValue(_reset) ?? ResetRule.None;
        Require(parsed, islands.Migration.Topology != MigrationTopology.None, "migration, as in --islands 4:ring", [_migrateEvery, _migrants]);
        Require(parsed, rule != ResetRule.None, "--reset lowest-mean or score", [_resetEvery]);
        return islands with
        {
            SharedArchive = parsed.GetValue(_shared),
            Migration = (parsed.GetValue(_migrants) ?? Migration) with
            {
                Topology = islands.Migration.Topology,
                Interval = parsed.GetValue(_migrateEvery) ?? Migration.Interval,
            },
            Reset = Reset with { Rule = rule, Interval = parsed.GetValue(_resetEvery) ?? Reset.Interval },
        };
    }

    private static void Require(ParseResult parsed, bool holds, string needed, IEnumerable<Option> options)
    {
        if (!holds && options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new CliException($"{given.Name} has no effect without {needed}", ExitCodes.WrongUsage);
        }
    }

    private static IslandOptions? ParseIslands(ArgumentResult result)
    {
        var text = Text(result);
        var parts = text.Split(':');
        var topology = MigrationTopology.Ring;
        if (Whole(parts[0]) is >= 1 and <= 256 and var count && (parts.Length == 1 || (parts.Length == 2 && Named(parts[1], out topology))))
        {
            return new IslandOptions { Count = count, Migration = Migration with { Topology = topology } };
        }

        result.AddError($"--islands is '{text}'; write how many, 1 to 256, and if you like how elites migrate: 4, 4:ring, 4:complete or 4:none.");
        return null;
    }

    private static MigrationOptions? ParseMigrants(ArgumentResult result)
    {
        var text = Text(result);
        var parts = text.Split(':');
        var choice = EmigrantChoice.Best;
        if (parts.Length == 1 || (parts.Length == 2 && Named(parts[1], out choice)))
        {
            var number = Whole(parts[0]);
            var share = parts[0].EndsWith('%') && decimal.TryParse(parts[0][..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
                ? percent / 100
                : (decimal?)null;
            if (number is >= 1 || share is > 0 and <= 1)
            {
                return Migration with { Emigrants = number ?? Migration.Emigrants, Share = (double?)share, Choice = choice };
            }
        }

        result.AddError($"--migrants is '{text}'; write a number or a share of an island's elites, and if you like which: 2, 10%, 2:best or 10%:uniform.");
        return null;
    }

    private static ResetRule? ParseReset(ArgumentResult result)
    {
        var text = Text(result);
        var rule = text switch
        {
            "lowest-mean" => ResetRule.LowestMean,
            "score" => ResetRule.BestScore,
            "none" => ResetRule.None,
            _ => (ResetRule?)null,
        };
        if (rule is null)
        {
            result.AddError($"--reset is '{text}'; write lowest-mean, score or none.");
        }

        return rule;
    }

    private static string Text(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Reads a name, but not a number, as <see cref="Enum.TryParse{T}(string, bool, out T)"/> would.</summary>
    private static bool Named<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase);
}
