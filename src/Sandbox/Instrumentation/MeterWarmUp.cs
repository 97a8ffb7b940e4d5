namespace EvoLLM.Sandbox;

/// <summary>Makes a worker meet what candidates will make it meet, while it can still load what that takes.</summary>
internal static class MeterWarmUp
{
    /// <summary>Ends a candidate that is not there.</summary>
    public static void Run()
    {
        Meter.Start(-1, 0);
        try
        {
            Meter.Work(1);
        }
        catch (OutOfFuelException)
        {
            // The first exception of a process loads what the others need.
        }
        finally
        {
            Meter.Stop();
        }
    }
}
