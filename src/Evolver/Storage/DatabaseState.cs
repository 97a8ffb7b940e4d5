using System.Text;

namespace EvoLLM.Evolver;

/// <summary>What a run's database knows of the run as a whole, and how much of the journal it has seen.</summary>
internal sealed record DatabaseState
{
    /// <summary>The key of its document.</summary>
    public const string Key = "state";

    /// <summary>Counts the ways in which the collections have been laid out: a database of another one is made anew.</summary>
    private const int CurrentLayout = 3;

    public int Layout { get; init; }

    /// <summary>How many bytes of the journal are in.</summary>
    public long Position { get; init; }

    /// <summary>The byte where the last line begins that is in.</summary>
    public long LastLine { get; init; }

    /// <summary>The checksum of that line: a database of another journal is told by it.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>How many proposals are in.</summary>
    public int Proposals { get; init; }

    /// <summary>The proposals by status.</summary>
    public IReadOnlyDictionary<EvaluationStatus, int> Statuses { get; init; } = new SortedDictionary<EvaluationStatus, int>();

    /// <summary>The calls of proposals that are not stored yet.</summary>
    public IReadOnlyList<OpenCall> OpenCalls { get; init; } = [];

    /// <summary>What the run was begun with.</summary>
    public RunHeader? Header { get; init; }

    /// <summary>The options as the last resume changed them; <see langword="null"/> where none did.</summary>
    public SearchOptions? Options { get; init; }

    /// <summary>How the last stretch of work ended; <see langword="null"/> where it goes on or was killed.</summary>
    public RunEnding? Ending { get; init; }

    /// <summary>What was found; <see langword="null"/> where work goes on.</summary>
    public RunReport? Report { get; init; }

    /// <summary>The same with how far it has come.</summary>
    /// <param name="files">The run.</param>
    /// <param name="lastLine">The byte where the last line begins that is in.</param>
    /// <param name="position">The byte after that line.</param>
    public DatabaseState At(RunFiles files, long lastLine, long position) =>
        this with { Layout = CurrentLayout, LastLine = lastLine, Position = position, Checksum = ReadChecksum(files, lastLine) };

    /// <summary>Takes in an entry that is neither a call nor a proposal.</summary>
    public DatabaseState With(JournalEntry entry) => entry switch
    {
        RunEntry { Header: var header } => this with { Header = header },
        OptionsEntry { Options: var options } => this with { Options = options },
        EndingEntry { Ending: var ending } => this with { Ending = ending },
        ReportEntry { Report: var report } => this with { Report = report },
        _ => this,
    };

    /// <summary>Requires that it was taken from the journal that lies beside it, and in the layout of this version.</summary>
    /// <exception cref="StoreException">The journal has lost what was taken from it: its end was cut or overwritten.</exception>
    /// <exception cref="InvalidDataException">It is of another journal or layout, or damaged.</exception>
    public void Require(RunFiles files)
    {
        if (Layout != CurrentLayout || !IsOf(JournalReader.Header(files)))
        {
            throw new InvalidDataException();
        }

        using var journal = new JournalAccess(files);
        var seen = ReadChecksum(files, LastLine) == Checksum;
        if (seen && journal.EndOfLine(LastLine) is { } end)
        {
            // The last line is there, so that it is the database that is wrong where it has another idea of its end.
            if (end != Position)
            {
                throw new InvalidDataException();
            }

            return;
        }

        var length = new FileInfo(files.Journal).Length;
        if (Position > length)
        {
            throw new StoreException(
                $"'{files.Journal}' is shorter than what was stored: {length} of at least {Position} bytes; restore it from a copy (or delete run.db, to go on without what is missing). Nothing was changed.");
        }

        throw seen || !journal.EndsLine(Position) ? JournalReader.Damage(files, LastLine) : new InvalidDataException();
    }

    private bool IsOf(RunHeader header) =>
        Header is not null && Header.Created == header.Created && Header.Problem.Name == header.Problem.Name && Header.Options.Seed == header.Options.Seed;

    private static string ReadChecksum(RunFiles files, long line)
    {
        Span<byte> checksum = stackalloc byte[JournalFormat.ChecksumLength];
        using var journal = new FileStream(files.Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        journal.Position = line;
        return Encoding.ASCII.GetString(checksum[..journal.ReadAtLeast(checksum, checksum.Length, throwOnEndOfStream: false)]);
    }
}
