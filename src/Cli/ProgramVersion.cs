using System.Reflection;

namespace EvoLLM.Cli;

/// <summary>Which EvoLLM this is.</summary>
internal static class ProgramVersion
{
    /// <summary>The version without what the build adds to it, e.g. <c>1.2.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
