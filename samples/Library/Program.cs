using EvoLLM.Evolver;
using EvoLLM.Experiments;

// What a script does, as an ordinary program: dotnet run --project samples/Library
using var interruption = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interruption.Cancel();
};

var experiment = new Experiment("bin-packing") { Evaluations = 40, Observer = new Improvements() };
var table = new TextTable("seed", "test %", "cells held");
foreach (var seed in new ulong[] { 1, 2 })
{
    var result = await (experiment with { Seed = seed }).RunAsync(interruption.Token);
    table.Row(seed, result.Figure(Split.Test), result.Statistics.Coverage);
}

Console.Write(table);

/// <summary>Prints each new best.</summary>
internal sealed class Improvements : ISearchObserver
{
    public void OnStarted(SearchProgress progress, IArchive<Elite> archive)
    {
    }

    public void OnCommitted(ProposalRecord record, SearchProgress progress)
    {
        if (progress.Best?.Candidate.Id == record.Id)
        {
            Console.WriteLine($"new best by {record.Lineage.Operator}: candidate {record.Id}");
        }
    }
}
