using System.CommandLine;
using System.Text.RegularExpressions;

namespace EvoLLM.Cli;

/// <summary><c>evollm new NAME</c>: a problem folder that runs at once, to be changed into one of the user's own.</summary>
internal sealed partial class NewCommand : Command
{
    private static readonly string[] Files = ["Problem.cs", "Seed.cs", "problem.md"];

    private readonly Argument<string> _folder = new("name") { Description = "The folder to create; its last part is the problem's name: lower case, digits and hyphens." };

    public NewCommand(CliContext context)
        : base("new", "Create a problem of your own: a folder that runs at once, to be changed.")
    {
        Add(_folder);
        SetAction(parsed => Create(context, parsed.GetRequiredValue(_folder)));
    }

    private static int Create(CliContext context, string path)
    {
        if (path.Length == 0)
        {
            throw new CliException("The name is empty; give the problem one, e.g. my-problem.", ExitCodes.WrongUsage);
        }

        var folder = Path.GetFullPath(path);
        var name = Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar));
        if (!ProblemName().IsMatch(name))
        {
            throw new CliException($"'{name}' cannot be the name of a problem: use lower case letters, digits and hyphens, with a letter first, e.g. my-problem.", ExitCodes.WrongUsage);
        }

        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new CliException($"'{path}' is there already; choose another name, or remove it first.", ExitCodes.WrongUsage);
        }

        Directory.CreateDirectory(folder);
        foreach (var file in Files)
        {
            File.WriteAllText(Path.Combine(folder, file), Template(file).Replace("{{name}}", name, StringComparison.Ordinal).Replace("{{Type}}", TypeName(name), StringComparison.Ordinal));
        }

        context.WriteLine($"Created {path} with {string.Join(", ", Files)}. Next:");
        var shown = Path.IsPathRooted(path) || path.StartsWith('.') ? path : $"./{path}";
        (string Command, string Meaning)[] next =
        [
            ($"evollm run {shown} -n 200", "see it work, without a model"),
            ($"evollm check {Path.Combine(shown, "Seed.cs")} --problem {shown}", "judge one program as the search would"),
        ];
        foreach (var (command, meaning) in next)
        {
            context.WriteLine($"  {command.PadRight(next.Max(line => line.Command.Length))}   {meaning}");
        }

        context.WriteLine("Then change the three files into your problem; docs/problems.md says what each part is for.");
        return ExitCodes.Done;
    }

    private static string Template(string file)
    {
        using var stream = typeof(NewCommand).Assembly.GetManifestResourceStream($"Problem/{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string TypeName(string name) =>
        string.Concat(name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..])) + "Problem";

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex ProblemName();
}
