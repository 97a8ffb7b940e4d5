using System.Reflection;
using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox;

/// <summary>Compiles the meter and loads what it and candidates need, so that a process that may open no file can run candidates afterwards.</summary>
internal static class MeterWarmUp
{
    private static readonly string[] Assemblies = ["System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Runtime.Numerics"];

    /// <summary>Touches everything once.</summary>
    public static void Run()
    {
        foreach (var name in Assemblies)
        {
            Assembly.Load(name);
        }

        foreach (var method in Methods().Where(method => !method.ContainsGenericParameters))
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }

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

    private static IEnumerable<MethodInfo> Methods() => typeof(Meter).Assembly.GetTypes()
        .Where(type => type == typeof(Meter) || type == typeof(StableHash) || type.GetMethods().Any(method => method.IsDefined(typeof(ReplacesAttribute))))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly));
}
