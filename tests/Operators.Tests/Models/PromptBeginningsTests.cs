using FsCheck;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

/// <summary>How much of a prompt a provider has seen before, by blocks of 128 tokens of four characters.</summary>
public sealed class PromptBeginningsTests
{
    private const int Block = 512;

    [Fact]
    public void Add_SamePromptAgain_RepeatsItsWholeBlocks()
    {
        var beginnings = Of(("a", new string('x', (9 * Block) + 100)), ("a", new string('x', (9 * Block) + 100)));
        Assert.Equal((2, 2 * ((9 * 128) + 25), 9 * 128, 9 * 128), (beginnings.Prompts, beginnings.Tokens, beginnings.Repeated, beginnings.Cacheable));
    }

    [Fact]
    public void Add_BeginningBelow1024Tokens_RepeatsButIsNotCached()
    {
        var beginnings = Of(("a", new string('x', 7 * Block)), ("a", new string('x', 7 * Block) + new string('y', 9 * Block)));
        Assert.Equal((7 * 128, 0), (beginnings.Repeated, beginnings.Cacheable));
    }

    [Fact]
    public void Add_OtherModel_HasSeenNothing() => Assert.Equal(0, Of(("a", new string('x', 9 * Block)), ("b", new string('x', 9 * Block))).Repeated);

    [Fact]
    public void Add_SameTextAfterAnotherBeginning_DoesNotRepeat()
    {
        var tail = new string('x', 9 * Block);
        Assert.Equal(0, Of(("a", new string('y', Block) + tail), ("a", new string('z', Block) + tail)).Repeated);
    }

    /// <summary>Against the definition: the longest beginning in whole blocks that some earlier prompt has.</summary>
    [Property(MaxTest = 200)]
    public void Add_AnyPrompts_RepeatsTheLongestCommonBeginning(byte[][] texts)
    {
        string[] prompts = [.. texts.Select(text => string.Concat(text.Take(20).Select(value => new string((char)('a' + (value % 2)), (value % 3 == 0) ? Block / 2 : Block))))];
        var expected = prompts.Select((prompt, index) => prompts.Take(index).Select(earlier => Common(prompt, earlier)).DefaultIfEmpty(0).Max()).ToList();
        var beginnings = Of([.. prompts.Select(prompt => ("a", prompt))]);
        Assert.Equal(expected.Sum(), beginnings.Repeated);
        Assert.Equal(expected.Where(tokens => tokens >= 1024).Sum(), beginnings.Cacheable);
    }

    private static long Common(string left, string right)
    {
        var blocks = 0;
        while ((blocks + 1) * Block <= Math.Min(left.Length, right.Length) && left.AsSpan(0, (blocks + 1) * Block).SequenceEqual(right.AsSpan(0, (blocks + 1) * Block)))
        {
            blocks++;
        }

        return blocks * 128L;
    }

    private static PromptBeginnings Of(params (string Model, string Prompt)[] prompts)
    {
        var beginnings = new PromptBeginnings();
        foreach (var (model, prompt) in prompts)
        {
            beginnings.Add(model, prompt);
        }

        return beginnings;
    }
}
