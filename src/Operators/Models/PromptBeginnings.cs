using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EvoLLM.Operators;

/// <summary>
/// How much of what models are sent begins as an earlier prompt to the same model did: the most that a provider can take
/// from its cache. Prompts are cut into blocks of 128 tokens, by estimate, and a block repeats where it and all before it
/// are those of an earlier prompt. OpenAI and Azure cache in such steps, from 1,024 tokens on (OpenAI Cookbook, "Prompt Caching 201").
/// </summary>
public sealed class PromptBeginnings
{
    /// <summary>The length of a block in tokens.</summary>
    public const int BlockTokens = 128;

    /// <summary>The shortest beginning that OpenAI and Azure cache, in tokens.</summary>
    public const int CachedFrom = 1024;

    private const int BlockLength = BlockTokens * TokenEstimate.CharactersPerToken;

    private readonly HashSet<UInt128> _blocks = [];

    /// <summary>How many prompts there were.</summary>
    public int Prompts { get; private set; }

    /// <summary>Their tokens, by estimate.</summary>
    public long Tokens { get; private set; }

    /// <summary>Those of the tokens that lie in a beginning which an earlier prompt to the same model had.</summary>
    public long Repeated { get; private set; }

    /// <summary>Those of the repeated tokens that lie in a beginning of <see cref="CachedFrom"/> tokens or more.</summary>
    public long Cacheable { get; private set; }

    /// <summary>Takes in the next prompt.</summary>
    /// <param name="model">The model that it was sent to.</param>
    /// <param name="prompt">All of its text.</param>
    public void Add(string model, string prompt)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(prompt);
        var key = Hash(0, model);
        var (known, isKnown) = (0, true);
        for (var start = 0; start + BlockLength <= prompt.Length; start += BlockLength)
        {
            key = Hash(key, prompt.AsSpan(start, BlockLength));
            isKnown &= !_blocks.Add(key);
            known += isKnown ? BlockTokens : 0;
        }

        Prompts++;
        Tokens += TokenEstimate.Of(prompt);
        Repeated += known;
        Cacheable += known >= CachedFrom ? known : 0;
    }

    private static UInt128 Hash(UInt128 before, ReadOnlySpan<char> text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in before)));
        hash.AppendData(MemoryMarshal.AsBytes(text));
        return MemoryMarshal.Read<UInt128>(hash.GetCurrentHash());
    }
}
