namespace EvoLLM.Sandbox;

/// <summary>What the layers are called, in the order in which they are laid.</summary>
internal static class LayerNames
{
    public const string Descriptors = "descriptors";
    public const string Memory = "memory limit";
    public const string Namespaces = "namespaces";
    public const string Privileges = "no privileges";
    public const string ParentDeath = "death with the host";
    public const string Landlock = "files (Landlock)";
    public const string Resources = "resource limits";
    public const string Seccomp = "system calls (seccomp)";
    public const string Attempts = "attempts from inside";

    public static readonly IReadOnlyList<string> All =
        [Descriptors, Memory, Namespaces, Privileges, ParentDeath, Landlock, Resources, Seccomp, Attempts];
}
