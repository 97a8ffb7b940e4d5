using System.CommandLine;

namespace EvoLLM.Cli;

/// <summary>The options that say how a run is worked on and shown.</summary>
internal sealed class SessionOptions
{
    private readonly Option<string?> _prompts = new("--prompts") { Description = "A folder whose prompts take the place of the shipped ones of the same name. A resume takes that of the run." };
    private readonly ModelCallOptions _asking = new();
    private readonly Option<int> _workers = CommonOptions.Workers();
    private readonly Option<RequiredIsolation> _isolation = CommonOptions.Isolation();
    private readonly Option<bool> _checkInvariants = new("--check-invariants")
    {
        Description = "Prove after every commit that the archive and the islands hold exactly what they should; the run ends where they do not. Takes time.",
    };

    private readonly Option<bool> _plain = new("--plain") { Description = "Print plain lines, also on a terminal." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public IEnumerable<Option> All => [_prompts, .. _asking.All, _workers, _isolation, _checkInvariants, _plain, _json];

    public RunSettings Read(ParseResult parsed) => new()
    {
        Workers = parsed.GetValue(_workers),
        Isolation = parsed.GetValue(_isolation),
        CheckInvariants = parsed.GetValue(_checkInvariants),
        Prompts = parsed.GetValue(_prompts),
        Asking = _asking.Read(parsed),
        Plain = parsed.GetValue(_plain),
        Json = parsed.GetValue(_json),
    };
}
