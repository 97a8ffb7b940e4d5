namespace EvoLLM.Evaluators;

/// <summary>A device that networks can be trained on, and what it was seen to do.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Units">What works at the same time: cores of a processor, multiprocessors of a GPU.</param>
/// <param name="MemoryBytes">Bytes of its memory; 0 where that is not asked.</param>
/// <param name="CopyBytes">Bytes that it read and wrote in a second, copying: one core, or the whole GPU.</param>
/// <param name="PeakFlops">Multiplications and additions that it did in a second in registers alone: one core; 0 where that was not measured.</param>
/// <param name="ProductFlops">Those of small matrix products, 100 by 40 with 40 by 32: one core; 0 where that was not measured.</param>
/// <param name="TrainingSteps">Steps of a small network that it trained in a second (40-100-100-10, 100 rows, Adam): one core, or the whole GPU.</param>
public sealed record DeviceReport(string Name, int Units, long MemoryBytes, double CopyBytes, double PeakFlops, double ProductFlops, double TrainingSteps);
