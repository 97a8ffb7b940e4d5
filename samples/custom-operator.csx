// An operator of one's own beside those of the method, and how often its proposals were accepted.
//   evollm run samples/custom-operator.csx
using System.Globalization;
using System.Text.RegularExpressions;

var result = await new Experiment(Path.Combine(ScriptFolder, "knapsack"))
{
    Evaluations = 60,
    Operators = [new Doubling()],
    Weights = new Dictionary<string, double> { ["doubling"] = 4, ["growth"] = 0 },
}.RunAsync(Cancellation);

var table = new TextTable("operator", "proposals", "accepted");
foreach (var group in result.ReadRecords().GroupBy(record => record.Lineage.Operator).OrderBy(group => group.Key))
{
    table.Row(group.Key, group.Count(), group.Count(record => record.Decision is AddStatus.New or AddStatus.Improved));
}

Console.Write(table);

/// <summary>Doubles or halves one number of a program. It keeps nothing between calls: what it does follows from its request.</summary>
class Doubling : IOperator
{
    public string Name => "doubling";

    public int Parents => 1;

    public Cost Reservation => default;

    public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
    {
        var random = new SeededRandom(request.Seed);
        var source = request.Parents[0].Candidate.Source;
        var numbers = Regex.Matches(source, @"\b\d+\.\d+\b");
        if (numbers.Count == 0)
        {
            return ValueTask.FromResult(new Proposal { Failure = Evaluation.Failed(EvaluationStatus.NoProposal, "The parent has no number.") });
        }

        var number = numbers[random.Next(numbers.Count)];
        var factor = random.Next(2) == 0 ? 2 : 0.5;
        var changed = (double.Parse(number.Value, CultureInfo.InvariantCulture) * factor).ToString("0.0###", CultureInfo.InvariantCulture);
        return ValueTask.FromResult(new Proposal
        {
            Source = source[..number.Index] + changed + source[(number.Index + number.Length)..],
            Note = $"{number.Value} to {changed}",
        });
    }
}
