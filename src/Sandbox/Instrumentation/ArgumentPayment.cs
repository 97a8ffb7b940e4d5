using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>What an argument of a call is paid by.</summary>
/// <param name="Size">Measures it.</param>
/// <param name="By">The method of the meter that takes the size.</param>
/// <param name="Passed">Changes it before it is passed on, and may pay for it too.</param>
internal sealed record ArgumentPayment(Instruction? Size, string By = nameof(Meter.Elements), Instruction? Passed = null);
