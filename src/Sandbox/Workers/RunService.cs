using System.Runtime.Loader;

namespace EvoLLM.Sandbox;

/// <summary>Runs candidates, each loaded for one run and unloaded after it, so that its statics die with it.</summary>
internal sealed class RunService(IHarness harness, string typeName, int outputLimit) : IWorkerService
{
    /// <summary>Unloaded candidates hold memory that the collector does not see: it must be reminded.</summary>
    private const int RunsBetweenCollections = 64;

    private int _runs;

    /// <exception cref="SandboxException">The assembly holds no such harness.</exception>
    public static RunService Create(BinaryReader fields) =>
        new(HarnessLoader.Load(fields.ReadString(), fields.ReadString()), fields.ReadString(), fields.ReadInt32());

    /// <inheritdoc/>
    public void WarmUp()
    {
        AssemblyPreloader.Load(harness.GetType().Assembly);
        MeterWarmUp.Run();
    }

    /// <inheritdoc/>
    public void Answer(BinaryReader request, BinaryWriter answer)
    {
        if (++_runs % RunsBetweenCollections == 0)
        {
            GC.Collect();
        }

        var (image, input) = (request.ReadBytes(), request.ReadBytes());
        var (fuel, allocation) = (request.ReadInt64(), request.ReadInt64());
        var context = new AssemblyLoadContext("candidate", isCollectible: true);
        var result = Run(context, image, input, (fuel, allocation), out var reading);
        context.Unload();
        if (result.Status == RunStatus.OutOfMemory)
        {
            GC.Collect();
        }

        answer.Write((byte)result.Status);
        answer.Write(result.Error);
        answer.WriteBytes(result.Output);
        answer.Write(reading.FuelUsed);
        answer.Write(reading.AllocatedBytes);
    }

    private Result Run(AssemblyLoadContext context, byte[] image, byte[] input, (long Fuel, long Allocation) limits, out MeterReading reading)
    {
        Result result;
        // Until the meter stops everything is paid for, the message of a candidate's own exception too.
        Meter.Start(limits.Fuel, limits.Allocation);
        try
        {
            using var stream = new MemoryStream(image);
            var type = context.LoadFromStream(stream).GetType(typeName, throwOnError: true)!;
            var output = harness.Run(new LoadedCandidate(type), input);
            result = output.Length <= outputLimit
                ? new Result(RunStatus.Completed, "", output)
                : Failed(RunStatus.InvalidResult, $"The result has {output.Length} bytes; {outputLimit} are allowed.");
        }
        catch (Exception exception)
        {
            result = Failure(exception);
        }

        reading = Meter.Stop();

        // The meter knows better than an exception that may have been caught on its way.
        return reading.Exceeded switch
        {
            MeterLimit.Fuel => Failed(RunStatus.OutOfFuel, $"The candidate took more than {limits.Fuel} steps."),
            MeterLimit.Allocation => Failed(RunStatus.OutOfMemory, $"The candidate allocated more than {limits.Allocation >> 20} MB."),
            MeterLimit.Stack => Failed(RunStatus.RuntimeFailed, "The candidate recursed too deep."),
            _ => result,
        };
    }

    private static Result Failure(Exception exception) => exception switch
    {
        InvalidResultException => Failed(RunStatus.InvalidResult, exception.Message),
        OutOfMemoryException => Failed(RunStatus.OutOfMemory, "The candidate used more memory than it may."),
        TypeInitializationException { InnerException: { } inner } => Failure(inner),
        _ => Failed(RunStatus.RuntimeFailed, FailureText.Of(exception)),
    };

    private static Result Failed(RunStatus status, string error) => new(status, error, []);

    private readonly record struct Result(RunStatus Status, string Error, byte[] Output);
}
