using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>Tells whether two runs were set up alike.</summary>
internal static class HeaderDifference
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    // What decides nothing about a run.
    private static readonly string[] Ignored = ["Format", "Version", "Created", "ProblemFolder", "PromptsFolder", "Isolation"];

    /// <summary>The first setting in which they differ, as in <c>budget evaluations is 100 there, and 200 here</c>; <see langword="null"/> where there is none.</summary>
    public static string? Of(RunHeader there, RunHeader here)
    {
        var (stored, wanted) = (Flat(there), Flat(here));
        foreach (var path in wanted.Keys.Union(stored.Keys))
        {
            var (before, now) = (stored.GetValueOrDefault(path, "none"), wanted.GetValueOrDefault(path, "none"));
            if (before != now)
            {
                return path.StartsWith("problem", StringComparison.Ordinal) ? $"problem '{there.Problem.Name}' is not what it was ({path})" : $"{path} is {before} there, and {now} here";
            }
        }

        return null;
    }

    private static SortedDictionary<string, string> Flat(RunHeader header)
    {
        var node = JsonSerializer.SerializeToNode(header, Json)!.AsObject();
        foreach (var name in Ignored)
        {
            node.Remove(name);
        }

        var flat = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Flatten(node, "", flat);
        return flat;
    }

    private static void Flatten(JsonObject node, string path, SortedDictionary<string, string> flat)
    {
        foreach (var (name, value) in node)
        {
            var at = name == nameof(RunHeader.Options) ? path : $"{path} {Words(name)}".Trim();
            if (value is JsonObject inner)
            {
                Flatten(inner, at, flat);
            }
            else if (value is not null)
            {
                flat[at] = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
            }
        }
    }

    /// <summary>As in <c>wall time</c>; names that a user chose stay as they are.</summary>
    private static string Words(string name) => name.Length > 0 && char.IsUpper(name[0]) ? JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ') : name;
}
