// A sweep: every setting with every seed, and a table of what came out.
//   evollm run samples/sweep.csx -- 100        (100 evaluations each; 40 where nothing is said)
var evaluations = Arguments.Count > 0 ? int.Parse(Arguments[0]) : 40;
var table = new TextTable("tournaments", "seed", "gap in training, %", "gap in test, %", "cells held");
foreach (var share in new[] { 0.0, 0.5, 1.0 })
{
    foreach (var seed in new ulong[] { 1, 2 })
    {
        var result = await new Experiment(Path.Combine(ScriptFolder, "knapsack"))
        {
            Seed = seed,
            Evaluations = evaluations,
            Selection = new ParentSelection { TournamentShare = share },
        }.RunAsync(Cancellation);
        table.Row(share, seed, result.Figure(Split.Training), result.Figure(Split.Test), result.Statistics.Coverage);
    }
}

Console.Write(table);
