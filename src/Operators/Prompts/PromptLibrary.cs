namespace EvoLLM.Operators;

/// <summary>The prompts: texts of the user's own first, then the user's folders, then those that come with EvoLLM.</summary>
public sealed class PromptLibrary
{
    private const string Extension = ".prompt.md";

    private readonly string[] _folders;
    private readonly IReadOnlyDictionary<string, string> _texts;

    /// <summary>Opens the library.</summary>
    /// <param name="folders">
    /// Folders that override shipped prompts, strongest first: a file takes the place of the one with the same
    /// relative name, e.g. <c>map-elites/mutation.prompt.md</c>.
    /// </param>
    /// <exception cref="PromptException">A folder does not exist.</exception>
    public PromptLibrary(params IReadOnlyList<string> folders)
        : this(new Dictionary<string, string>(), folders)
    {
    }

    /// <summary>Opens the library with texts that override all folders.</summary>
    /// <param name="texts">
    /// Prompts by name, e.g. <c>map-elites/mutation</c>. Either all that a prompt file holds, or what stands below its front matter,
    /// from <c># system</c> or <c># user</c> on: then the front matter is that of the prompt whose place it takes.
    /// </param>
    /// <param name="folders">Folders that override shipped prompts, strongest first.</param>
    /// <exception cref="PromptException">A folder does not exist.</exception>
    public PromptLibrary(IReadOnlyDictionary<string, string> texts, params IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(folders);
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
        {
            throw new PromptException($"{missing}: there is no such folder of prompts; name another with --prompts");
        }

        _texts = texts;
        _folders = [.. folders, Path.Combine(AppContext.BaseDirectory, "prompts")];
    }

    /// <summary>The names of the prompts in a folder of the library, e.g. of a method, in order.</summary>
    /// <param name="folder">The folder's name, e.g. <c>map-elites</c>.</param>
    public IReadOnlyList<string> List(string folder) =>
    [
        .. _folders.Select(root => Path.Combine(root, folder)).Where(Directory.Exists)
            .SelectMany(path => Directory.GetFiles(path, "*" + Extension))
            .Select(path => $"{folder}/{Path.GetFileName(path)[..^Extension.Length]}")
            .Concat(_texts.Keys.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a prompt and checks it in full, so that its faults show before anything is paid for.</summary>
    /// <param name="name">The relative name, e.g. <c>map-elites/mutation</c>.</param>
    /// <exception cref="PromptException">There is no such prompt, or its file is wrong.</exception>
    public PromptTemplateFile Read(string name)
    {
        var file = !_texts.TryGetValue(name, out var text) ? ReadFile(name)
            : PromptTemplateReader.HasFrontMatter(text) ? PromptTemplateReader.Parse(PlaceOf(name), text)
            : PromptTemplateReader.Replace(ReadFile(name), PlaceOf(name), text);
        _ = LiquidPromptTemplate.Parse(file.Path, file.Body);
        return file;
    }

    /// <summary>Reads a prompt; <see langword="null"/> where there is none of that name.</summary>
    internal PromptTemplateFile? Find(string name) => List(name.Split('/')[0]).Contains(name) ? Read(name) : null;

    private PromptTemplateFile ReadFile(string name)
    {
        var candidates = _folders.Select(folder => Path.Combine(folder, name + Extension));
        var path = candidates.FirstOrDefault(File.Exists)
            ?? throw new PromptException($"{name}{Extension}: no such prompt in {string.Join(" or ", _folders)}");
        try
        {
            return PromptTemplateReader.Parse(path, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PromptException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>What messages call a text that is in no file.</summary>
    private static string PlaceOf(string name) => $"the text of '{name}'";
}
