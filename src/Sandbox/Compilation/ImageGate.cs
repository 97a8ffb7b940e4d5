using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>What an emitted image passes before it may run: the policy on what was emitted, then the meter that is written into it.</summary>
internal static class ImageGate
{
    /// <summary>Checks an image and instruments it.</summary>
    /// <param name="image">The assembly as the compiler emitted it.</param>
    /// <param name="list">What candidates may use.</param>
    /// <returns>The image to run, or what is wrong with it.</returns>
    public static GatedImage Process(MemoryStream image, AllowList list)
    {
        image.Position = 0;
        using var module = ModuleDefinition.ReadModule(image, new ReaderParameters(ReadingMode.Deferred) { AssemblyResolver = NoResolver.Instance, InMemory = true });
        List<CompilationMessage> messages = [.. new ImagePolicy(list).Check(module).Take(CandidateCompiler.MaxMessages)];
        if (messages.Count > 0)
        {
            return new GatedImage(default, messages);
        }

        Instrumenter.Apply(module);
        using var instrumented = new MemoryStream((int)image.Length * 2);
        module.Write(instrumented);
        return new GatedImage(instrumented.ToArray(), []);
    }
}
