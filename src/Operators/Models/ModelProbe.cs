using System.Globalization;
using EvoLLM.Evolver;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators;

/// <summary>Asks a model one tiny question, to see whether it can be used.</summary>
public static class ModelProbe
{
    // Models that think before they speak need some.
    private const int MaxTokens = 256;

    /// <summary>Probes each model of a set-up, in order, all at the same time.</summary>
    /// <param name="setup">The models; one retry is made, whatever the options say.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<IReadOnlyList<ProbeResult>> ProbeAsync(ModelSetup setup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return await Task.WhenAll(setup.Models.Select(model => ProbeAsync(model, setup, cancellationToken)));
    }

    private static async Task<ProbeResult> ProbeAsync(ModelReference model, ModelSetup setup, CancellationToken cancellationToken)
    {
        if (model.Provider == ModelProvider.Offline)
        {
            return new ProbeResult(model, true, "offline: ok; no language model is in play, programs are varied by syntax alone");
        }

        try
        {
            using var registry = new ModelRegistry(setup with { Models = [model], Options = setup.Options with { Retries = 1 } });
            var options = new ChatOptions { MaxOutputTokens = MaxTokens };
            var begin = setup.Time.GetTimestamp();
            await registry.Models[0].Client.GetResponseAsync([new(ChatRole.User, "Say OK.")], options, cancellationToken);
            var seconds = setup.Time.GetElapsedTime(begin).TotalSeconds;
            return new ProbeResult(model, true, string.Create(CultureInfo.InvariantCulture, $"{model}: ok, answered in {seconds:F1} s"));
        }
        catch (Exception exception) when (exception is ModelException or ModelFailedException or OperatorUnavailableException)
        {
            return new ProbeResult(model, false, exception.Message);
        }
    }
}
