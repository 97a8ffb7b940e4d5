#pragma warning disable
namespace EvoLLM.Sandbox;
internal enum MeterBreach { None, Fuel, Allocation, Stack }
internal readonly record struct MeterReading(long FuelUsed, long AllocatedBytes, MeterBreach Breach);
internal static class Meter { public static void Start(long f, long a) { } public static MeterReading Stop() => default; }
