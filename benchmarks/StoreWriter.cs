using System.Buffers.Binary;
using System.Diagnostics;
using System.Text.Json;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>
/// Writes a run as fast as the store takes it until it is killed, notes what the store acknowledged, and checks afterwards
/// that the run has it.
/// </summary>
internal static class StoreWriter
{
    private const int Appenders = 128;

    /// <summary>What a writer says when it has opened the run.</summary>
    private const string Writing = "writing";

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Begins the run or goes on with it, and writes.</summary>
    /// <param name="folder">A folder for the run and for what was acknowledged.</param>
    /// <param name="limit">How many proposals the run is to have.</param>
    public static async Task WriteAsync(string folder, int limit = int.MaxValue)
    {
        var run = Run(folder);
        var store = File.Exists(Path.Combine(run, "journal.jsonl"))
            ? await RunStore.OpenAsync(run, CancellationToken.None).ConfigureAwait(false)
            : await RunStore.CreateAsync(run, MadeUpRun.Header, CancellationToken.None).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            // No buffer of the process's own: what is written is there whatever happens to the process.
            using var acknowledged = new FileStream(Notes(folder), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            var order = new Lock();
            Console.WriteLine(Writing);
            await Task.WhenAll(Enumerable.Range(0, Appenders).Select(_ => Task.Run(AppendAllAsync))).ConfigureAwait(false);

            async Task AppendAllAsync()
            {
                while (true)
                {
                    (Task Call, Task Proposal, int Id) appending;
                    lock (order)
                    {
                        if (store.Count >= limit)
                        {
                            return;
                        }

                        var id = store.Count;
                        var call = store.RecordAsync(MadeUpRun.Call(id), CancellationToken.None).AsTask();
                        appending = (call, store.AppendAsync(MadeUpRun.Record(id, calls: 1), CancellationToken.None).AsTask(), id);
                    }

                    await appending.Call.ConfigureAwait(false);
                    await appending.Proposal.ConfigureAwait(false);
                    var note = new byte[sizeof(int)];
                    BinaryPrimitives.WriteInt32LittleEndian(note, appending.Id);
                    lock (acknowledged)
                    {
                        acknowledged.Write(note);
                    }
                }
            }
        }
    }

    /// <summary>How many proposals were acknowledged, over all writers of the folder.</summary>
    public static int Acknowledged(string folder)
    {
        if (!File.Exists(Notes(folder)))
        {
            return 0;
        }

        using var file = new FileStream(Notes(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return (int)(file.Length / sizeof(int));
    }

    /// <summary>Opens the run as a resume would and requires that it has all that was acknowledged, as it was given.</summary>
    /// <returns>How many proposals it has.</returns>
    /// <exception cref="InvalidDataException">Something was lost or changed; the message says what.</exception>
    public static async Task<int> CheckAsync(string folder)
    {
        var noted = File.Exists(Notes(folder)) ? await File.ReadAllBytesAsync(Notes(folder)).ConfigureAwait(false) : [];
        if (!File.Exists(Path.Combine(Run(folder), "journal.jsonl")))
        {
            Require(noted.Length == 0, "The run is gone.");
            return 0;
        }

        var store = await RunStore.OpenAsync(Run(folder), CancellationToken.None).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            for (var i = 0; i < noted.Length / sizeof(int); i++)
            {
                var id = BinaryPrimitives.ReadInt32LittleEndian(noted.AsSpan(i * sizeof(int)));
                Require(id < store.Count, $"Proposal {id} was acknowledged, but the run has {store.Count}.");
            }

            foreach (var record in store.Proposals())
            {
                Require(Same(record, MadeUpRun.Record(record.Id.Value, calls: 1)), $"Proposal {record.Id} is not what was stored.");
            }
        }

        CheckReader(folder, store.Count);
        return store.Count;
    }

    /// <summary>Starts a process that writes, and waits until it does.</summary>
    /// <param name="start">The process; its output must not be used for anything else.</param>
    public static async Task<Process> StartAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        string? line = "";
        while (line != Writing)
        {
            line = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
            Require(line is not null, "The writer ended before it wrote.");
        }

        return process;
    }

    /// <summary>Lets a process write for a while, kills it, and waits until it is gone.</summary>
    public static async Task KillAfterAsync(Process process, TimeSpan time)
    {
        using var timer = new CancellationTokenSource(time);
        try
        {
            await process.WaitForExitAsync(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            return;
        }

        throw new InvalidDataException($"The writer ended by itself, with exit code {process.ExitCode}.");
    }

    /// <summary>The run of a folder.</summary>
    public static string Run(string folder) => Path.Combine(folder, "run");

    private static void CheckReader(string folder, int count)
    {
        using var reader = RunReader.Open(Run(folder));
        Require(reader.Count == count, $"A reader sees {reader.Count} proposals of {count}.");
        for (var id = 0; id < count; id += 1 + (count / 50))
        {
            Require(Same(reader.Find(new CandidateId(id)), MadeUpRun.Record(id, calls: 1)), $"Proposal {id} is not what was stored.");
            Require(reader.Calls(new CandidateId(id)) is [var call] && call == MadeUpRun.Call(id), $"The call of proposal {id} is not what was stored.");
        }
    }

    private static string Notes(string folder) => Path.Combine(folder, "acknowledged");

    private static bool Same(ProposalRecord? stored, ProposalRecord given) => JsonSerializer.Serialize(stored, Json) == JsonSerializer.Serialize(given, Json);

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new InvalidDataException(message);
        }
    }
}
