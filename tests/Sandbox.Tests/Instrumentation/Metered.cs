using System.Runtime.Loader;

namespace EvoLLM.Sandbox.Tests;

/// <summary>Runs candidates in the test's own process, as a worker would: on a thread with a stack of 16 MB, the meter around them.</summary>
internal static class Metered
{
    public const long Plenty = 1L << 40;

    /// <summary>What a candidate did.</summary>
    public sealed record Outcome(double[]? Answer, Exception? Thrown, MeterReading Reading);

    /// <summary>Runs <c>Solve</c> of an image.</summary>
    public static Outcome Run(byte[] image, double[] xs, int seed = 1, long fuel = Plenty, long bytes = Plenty)
    {
        Outcome? outcome = null;
        var thread = new Thread(() => outcome = RunHere(image, xs, seed, fuel, bytes), Meter.StackBytes);
        thread.Start();
        thread.Join();
        return outcome!;
    }

    /// <summary>Instruments and runs a program with that body.</summary>
    public static Outcome Run(string body, string members = "", long fuel = Plenty, long bytes = Plenty) =>
        Run(Images.Instrument(Programs.Source(body, members)), [3, 1, 2], fuel: fuel, bytes: bytes);

    private static Outcome RunHere(byte[] image, double[] xs, int seed, long fuel, long bytes)
    {
        var context = new AssemblyLoadContext("candidate", isCollectible: true);
        try
        {
            using var stream = new MemoryStream(image);
            var solve = context.LoadFromStream(stream).GetType("Candidate")!.GetMethod("Solve")!.CreateDelegate<Func<double[], int, double[]>>();
            Meter.Start(fuel, bytes);
            try
            {
                return new Outcome(solve((double[])xs.Clone(), seed), null, Meter.Stop());
            }
            catch (Exception exception)
            {
                return new Outcome(null, exception, Meter.Stop());
            }
        }
        finally
        {
            context.Unload();
        }
    }
}
