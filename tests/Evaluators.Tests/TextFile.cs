namespace EvoLLM.Evaluators.Tests;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TextFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-file-").FullName;

    public TextFile(string text)
    {
        Path = System.IO.Path.Combine(_folder, "instances.txt");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Beside(string name, string text) => File.WriteAllText(System.IO.Path.Combine(_folder, name), text);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
