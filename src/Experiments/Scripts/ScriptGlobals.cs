namespace EvoLLM.Experiments;

/// <summary>What a script sees besides the libraries.</summary>
public sealed class ScriptGlobals
{
    /// <summary>Creates them.</summary>
    /// <param name="folder">The folder that the script lies in.</param>
    /// <param name="arguments">What the user wrote after <c>--</c>.</param>
    /// <param name="cancellation">Is cancelled by Ctrl-C.</param>
    public ScriptGlobals(string folder, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        (ScriptFolder, Arguments, Cancellation) = (folder, arguments, cancellation);
    }

    /// <summary>The folder that the script lies in, absolute.</summary>
    public string ScriptFolder { get; }

    /// <summary>What the user wrote after <c>--</c>.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Is cancelled by Ctrl-C; hand it to what takes long.</summary>
    public CancellationToken Cancellation { get; }
}
