namespace EvoLLM.Cli;

/// <summary>Writes an export into a file.</summary>
internal static class ExportFile
{
    /// <summary>
    /// Writes beside a file and takes its place when all is there. What has no length has nothing to lose and may be a pipe
    /// or a device: it is written to, as a link is.
    /// </summary>
    /// <exception cref="CliException">It cannot be written.</exception>
    public static async Task ReplaceAsync(string path, Func<FileStream, Task> write)
    {
        var isFile = !Path.Exists(path) || HasText(path);
        var target = isFile ? $"{path}.{Environment.ProcessId}.part" : path;
        try
        {
            var file = new FileStream(target, FileMode.Create, FileAccess.Write);
            await using (file.ConfigureAwait(false))
            {
                await write(file).ConfigureAwait(false);
            }

            if (isFile)
            {
                File.Move(target, path, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"'{path}' cannot be written ({exception.Message.TrimEnd('.')}); name another file with --out.");
        }
        finally
        {
            if (isFile && File.Exists(target))
            {
                File.Delete(target);
            }
        }
    }

    /// <summary>Refuses to take the place of a file that is there: training data may have been put together with care.</summary>
    /// <exception cref="CliException">There is one.</exception>
    public static void RefuseExisting(string path)
    {
        if (HasText(path))
        {
            throw new CliException($"'{path}' is there already; name another file with --out, or remove it.", ExitCodes.WrongUsage);
        }
    }

    private static bool HasText(string path) => new FileInfo(path) is { Exists: true, Length: > 0, LinkTarget: null };
}
