using EvoLLM.Evaluators;
using EvoLLM.Sandbox;

namespace EvoLLM.Cli;

/// <summary>Starts what judges a problem's candidates, and turns a user away who asked for more isolation than there is.</summary>
internal static class SandboxGate
{
    /// <summary>Starts the first workers.</summary>
    /// <param name="evaluator">Owns the workers, if there are any.</param>
    /// <param name="required">What the user insists on.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C.</param>
    /// <exception cref="CliException">Something that is required cannot be had here.</exception>
    public static async Task<IsolationReport> StartAsync(IProblemEvaluator evaluator, RequiredIsolation required, CancellationToken cancellationToken)
    {
        var report = await evaluator.StartAsync(cancellationToken).ConfigureAwait(false);
        if (required == RequiredIsolation.Full && !report.IsFull)
        {
            throw new CliException(
                $"This machine does not grant full isolation: {string.Join("; ", Missing(report))}. 'evollm sandbox status' shows all layers; leave --require-isolation out to go on without.");
        }

        return report;
    }

    /// <summary>One line for a person who begins a run; <see langword="null"/> where nothing is missing.</summary>
    public static string? Notice(IsolationReport report) => report.IsFull
        ? null
        : $"Not all isolation can be had here ({string.Join("; ", Missing(report))}): see 'evollm sandbox status'.";

    private static IEnumerable<string> Missing(IsolationReport report) =>
        report.Missing.Select(layer => $"{layer.Name}: {layer.Detail}");
}
