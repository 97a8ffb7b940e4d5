namespace EvoLLM.Operators;

/// <summary>The prompts: a user's folders first, then those that come with EvoLLM.</summary>
public sealed class PromptLibrary
{
    private const string Extension = ".prompt.md";

    private readonly string[] _folders;

    /// <summary>Opens the library.</summary>
    /// <param name="folders">
    /// Folders that override shipped prompts, strongest first: a file takes the place of the one with the same
    /// relative name, e.g. <c>map-elites/mutation.prompt.md</c>.
    /// </param>
    /// <exception cref="PromptException">A folder does not exist.</exception>
    public PromptLibrary(params IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
        {
            throw new PromptException($"{missing}: there is no such folder of prompts; name another with --prompts");
        }

        _folders = [.. folders, Path.Combine(AppContext.BaseDirectory, "prompts")];
    }

    /// <summary>The names of the prompts in a folder of the library, e.g. of a method, in order.</summary>
    /// <param name="folder">The folder's name, e.g. <c>map-elites</c>.</param>
    public IReadOnlyList<string> List(string folder) =>
    [
        .. _folders.Select(root => Path.Combine(root, folder)).Where(Directory.Exists)
            .SelectMany(path => Directory.GetFiles(path, "*" + Extension))
            .Select(path => $"{folder}/{Path.GetFileName(path)[..^Extension.Length]}")
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a prompt and checks it in full, so that its faults show before anything is paid for.</summary>
    /// <param name="name">The relative name, e.g. <c>map-elites/mutation</c>.</param>
    /// <exception cref="PromptException">There is no such prompt, or its file is wrong.</exception>
    public PromptTemplateFile Read(string name)
    {
        var candidates = _folders.Select(folder => Path.Combine(folder, name + Extension));
        var path = candidates.FirstOrDefault(File.Exists)
            ?? throw new PromptException($"{name}{Extension}: no such prompt in {string.Join(" or ", _folders)}");
        try
        {
            var file = PromptTemplateReader.Parse(path, File.ReadAllText(path));
            _ = LiquidPromptTemplate.Parse(file.Path, file.Body);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PromptException($"{path}: {exception.Message}", exception);
        }
    }
}
