namespace EvoLLM.Sandbox;

/// <summary>What came of an image at the gate.</summary>
/// <param name="Image">The assembly to run; empty where there are messages.</param>
/// <param name="Messages">What the image holds that it may not.</param>
internal sealed record GatedImage(ReadOnlyMemory<byte> Image, IReadOnlyList<CompilationMessage> Messages);
