using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace EvoLLM.Experiments;

/// <summary>A C# script (<c>.csx</c>) that makes experiments. It is the user's own code and runs with the user's rights.</summary>
public sealed class Script : IDisposable
{
    /// <summary>How long a script may take to end once it is asked to.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly string _path;
    private readonly string _folder;
    private readonly Func<object[], Task<object?>> _entry;

    private Script(string path, string folder, Func<object[], Task<object?>> entry)
    {
        (_path, _folder, _entry) = (path, folder, entry);
    }

    /// <summary>Compiles a script; nothing of it runs yet.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ScriptException">It cannot be read, or does not compile: a line for each fault.</exception>
    public static Script Compile(string path, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            throw new ScriptException($"There is no script '{path}'.");
        }

        var folder = Directory.CreateTempSubdirectory("evollm-script-").FullName;
        try
        {
            var target = Path.Combine(folder, $"script-{Path.GetFileNameWithoutExtension(path)}.dll");
            var (type, method) = ScriptCompiler.Compile(path, target, cancellationToken);
            var entry = Load(target).GetType(type)!.GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
            return new Script(path, folder, entry.CreateDelegate<Func<object[], Task<object?>>>());
        }
        catch
        {
            Delete(folder);
            throw;
        }
    }

    /// <summary>Runs the script. Where it does not heed the token, it is left alone after a few seconds and ends with the process.</summary>
    /// <param name="arguments">What the script sees as its arguments.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Asks it to end.</param>
    /// <exception cref="ScriptException">It threw; the message names the line.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task RunAsync(IReadOnlyList<string> arguments, TimeProvider time, CancellationToken cancellationToken)
    {
        // Roslyn's convention: the globals first, then a place for the script's own object.
        object[] state = [new ScriptGlobals(Path.GetDirectoryName(_path)!, arguments, cancellationToken), null!];
        var work = Task.Run(() => _entry(state), CancellationToken.None);
        try
        {
            await work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(work, Task.Delay(Grace, time, CancellationToken.None)).ConfigureAwait(false);
            throw;
        }
        catch (Exception exception)
        {
            throw new ScriptException($"{Place(exception)}: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    /// <summary>Removes what was compiled. What it loaded stays until the process ends.</summary>
    public void Dispose() => Delete(_folder);

    /// <summary>Loads a script in a context of its own: another one may have the same name.</summary>
    private static Assembly Load(string target)
    {
        var context = new AssemblyLoadContext(target);
        context.Resolving += (_, name) =>
            Path.Combine(Path.GetDirectoryName(target)!, name.Name + ".dll") is var beside && File.Exists(beside) ? context.LoadFromAssemblyPath(beside) : null;
        return context.LoadFromAssemblyPath(target);
    }

    private string Place(Exception exception)
    {
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly == _entry.Method.Module.Assembly && frame.GetFileLineNumber() > 0);
        return frame is null ? Path.GetFileName(_path) : $"{Path.GetFileName(frame.GetFileName())}({frame.GetFileLineNumber()})";
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps assemblies that are loaded; the system clears its temporary files.
        }
    }
}
