using EvoLLM.Evolver;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace EvoLLM.Operators;

/// <summary>The clock and the dice of retries.</summary>
internal sealed class RetryPause(TimeProvider time, ulong seed)
{
    private readonly Lock _lock = new();
    private readonly SeededRandom _random = new(seed, "retry pause", 0);

    public TimeProvider Time => time;

    /// <summary>Tries again what <see cref="Fault.Retry"/> says may help, and waits as long as the endpoint asks.</summary>
    public ResiliencePipeline<ChatResponse> Pipeline(ModelOptions options)
    {
        var builder = new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = time };
        return options.Retries == 0 ? ResiliencePipeline<ChatResponse>.Empty : builder.AddRetry(Strategy(options)).Build();
    }

    private RetryStrategyOptions<ChatResponse> Strategy(ModelOptions options) => new()
    {
        ShouldHandle = new PredicateBuilder<ChatResponse>().Handle<FaultException>(exception => exception.Fault.Retry),
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.Backoff,
        MaxDelay = options.MaxBackoff,
        Randomizer = Roll,
        DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as FaultException)?.Fault.RetryAfter),
    };

    private double Roll()
    {
        lock (_lock)
        {
            return _random.NextDouble();
        }
    }
}
