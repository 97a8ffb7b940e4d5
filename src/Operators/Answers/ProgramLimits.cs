namespace EvoLLM.Operators;

/// <summary>
/// What a text must keep to before it is parsed. Roslyn guards most of its recursion, but not where it looks whether a bracket begins a
/// tuple: a hundred thousand of them would end the process, and with it the run.
/// </summary>
internal static class ProgramLimits
{
    /// <summary>The deepest nesting of brackets that is taken. They count in texts and comments too.</summary>
    public const int MaxDepth = 500;

    /// <summary>Which limit a program breaks; <see langword="null"/> if none.</summary>
    public static string? Fault(string program) => program.Length > CodeExtractor.MaxProgram
        ? $"the program is longer than {CodeExtractor.MaxProgram} characters"
        : IsDeep(program) ? $"the program nests brackets more than {MaxDepth} deep" : null;

    private static bool IsDeep(string program)
    {
        var (depth, angles) = (0, 0);
        foreach (var character in program)
        {
            switch (character)
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    break;
                case '<':
                    angles++;
                    break;
                case '>':
                    angles = Math.Max(0, angles - 1);
                    break;
            }

            // Mostly it is a comparison, which nothing closes.
            angles = character is ';' or '{' or '}' ? 0 : angles;
            if (depth > MaxDepth || angles > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }
}
