namespace EvoLLM.Sandbox;

/// <summary>What a candidate used.</summary>
/// <param name="FuelUsed">Steps; the same on every machine.</param>
/// <param name="PaidBytes">Bytes as its code asked for them; the same on every machine.</param>
/// <param name="AllocatedBytes">Bytes as the runtime counted them on the thread.</param>
/// <param name="Exceeded">The limit that ended it, whatever its own code or the framework made of the exception.</param>
internal readonly record struct MeterReading(long FuelUsed, long PaidBytes, long AllocatedBytes, MeterLimit Exceeded);
