using System.Text.RegularExpressions;

namespace EvoLLM.Operators.Tests;

/// <summary>What all proposals of an operator have in common stands first in its prompt: providers ask less for a beginning that they have seen.</summary>
public sealed partial class PromptOrderTests
{
    private static readonly string[] Changing =
        ["parents", "attempt", "thoughts", "previous", "program", "instruction", "answer", "diagnostics", "targets", "voice", "kind"];

    public static TheoryData<string> All
    {
        get
        {
            var root = Path.Combine(AppContext.BaseDirectory, "prompts");
            return [.. Directory.GetDirectories(root).SelectMany(folder => new PromptLibrary().List(Path.GetFileName(folder)))];
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Prompt_SystemPart_StandsFirstAndDoesNotChange(string name)
    {
        var file = new PromptLibrary().Read(name);
        var parts = PromptParts.Split(file.Path, file.Body);
        Assert.Equal(["system", "user"], parts.Select(part => part.Role));
        Assert.Empty(Named(parts[0].Text).Intersect(Changing));
    }

    /// <summary>All inputs that a prompt declares are known here as stable or changing, so that a new one is thought about.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Prompt_Inputs_AreKnownToChangeOrNot(string name)
    {
        string[] stable = ["title", "description", "type", "signature", "meaning", "format", "objective", "unit", "direction", "seeds", "questions", "hints", "wanted", "critic", "ask", "tell", "scored"];
        Assert.Empty(new PromptLibrary().Read(name).Inputs.Keys.Except(stable).Except(Changing));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Prompt_TextThatStaysTheSame_StandsBeforeWhatChanges(string name)
    {
        var file = new PromptLibrary().Read(name);
        var user = PromptParts.Split(file.Path, file.Body)[1].Text;
        var firstChange = Changing.Where(input => input != "parents" || name != "reevo/initial").Select(input => Find(user, input)).Min();
        Assert.InRange(Find(user, "hints") is int.MaxValue ? 0 : Find(user, "hints"), 0, firstChange);
    }

    private static int Find(string text, string input) =>
        Inputs().Matches(text).FirstOrDefault(match => Words().Matches(match.Value).Any(word => word.Value == input))?.Index ?? int.MaxValue;

    private static IEnumerable<string> Named(string text) => Inputs().Matches(text).SelectMany(match => Words().Matches(match.Value)).Select(word => word.Value);

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex Inputs();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
