namespace EvoLLM.Cli;

/// <summary>Where pictures go: into one file, or into a folder as SVG and as PNG each.</summary>
internal sealed class PictureTarget
{
    private static readonly string[] Formats = [".svg", ".png"];

    private readonly string? _file;
    private readonly string _folder;

    private PictureTarget(string? file, string folder) => (_file, _folder) = (file, folder);

    /// <summary>Whether there is room for one picture only.</summary>
    public bool IsFile => _file is not null;

    /// <summary>Understands what a user wrote after <c>--out</c>.</summary>
    /// <param name="path">A file that ends in .svg or .png, or a folder, which need not be there yet; <see langword="null"/> where nothing was written.</param>
    /// <param name="folder">Where pictures go then.</param>
    /// <exception cref="CliException">The file is to be of another format.</exception>
    public static PictureTarget Parse(string? path, string folder)
    {
        var format = Path.GetExtension(path)?.ToLowerInvariant() ?? "";
        return path is null ? new PictureTarget(null, folder)
            : Directory.Exists(path) || format.Length == 0 ? new PictureTarget(null, path)
            : Formats.Contains(format) ? new PictureTarget(path, Path.GetDirectoryName(Path.GetFullPath(path))!)
            : throw new CliException($"'{path}' is no picture that can be written: name a file that ends in .svg or .png, or a folder.", ExitCodes.WrongUsage);
    }

    /// <summary>Writes a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="name">The name of its files in a folder, without extension.</param>
    /// <returns>The files that were written, as a user would type them.</returns>
    /// <exception cref="CliException">They cannot be written.</exception>
    public IReadOnlyList<string> Write(Picture picture, string name)
    {
        IReadOnlyList<string> files = _file is not null ? [_file] : [.. Formats.Select(format => Path.Combine(_folder, name + format))];
        try
        {
            Directory.CreateDirectory(_folder);
            foreach (var file in files)
            {
                File.WriteAllBytes(file, IsSvg(file) ? System.Text.Encoding.UTF8.GetBytes(picture.ToSvg()) : picture.ToPng());
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"The picture cannot be written to '{files[0]}' ({exception.Message.TrimEnd('.')}); name another place with --out.");
        }

        return [.. files.Select(file => RunFolders.Display(Path.GetFullPath(file)))];
    }

    private static bool IsSvg(string file) => Path.GetExtension(file).Equals(Formats[0], StringComparison.OrdinalIgnoreCase);
}
