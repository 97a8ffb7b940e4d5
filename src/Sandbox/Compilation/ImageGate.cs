using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>What an emitted image passes before it may run: the policy on what was emitted, then the meter that is written into it.</summary>
internal static class ImageGate
{
    /// <summary>Checks an image and instruments it.</summary>
    /// <param name="image">The assembly as the compiler emitted it.</param>
    /// <param name="list">What candidates may use.</param>
    /// <param name="layers">What is to be done.</param>
    /// <returns>The image to run, or what is wrong with it.</returns>
    public static GatedImage Process(MemoryStream image, AllowList list, ProgramLayers layers = ProgramLayers.All)
    {
        image.Position = 0;
        using var module = ModuleDefinition.ReadModule(image, new ReaderParameters(ReadingMode.Deferred) { AssemblyResolver = NoResolver.Instance, InMemory = true });
        List<CompilationMessage> messages = !layers.HasFlag(ProgramLayers.Policy) ? [] : [.. new ImagePolicy(list).Check(module).Take(SourceCompiler.MaxMessages)];
        if (messages.Count == 0 && layers.HasFlag(ProgramLayers.Stateless))
        {
            messages = [.. ImageState.Check(module).Take(SourceCompiler.MaxMessages)];
        }

        if (messages.Count > 0)
        {
            return new GatedImage(default, messages);
        }

        if (!layers.HasFlag(ProgramLayers.Fuel))
        {
            return new GatedImage(image.ToArray(), []);
        }

        Instrumenter.Apply(module);
        using var instrumented = new MemoryStream((int)image.Length * 2);
        module.Write(instrumented);
        return new GatedImage(instrumented.ToArray(), []);
    }
}
