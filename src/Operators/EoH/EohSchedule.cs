using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The course of EoH (Liu et al. 2024): ideas without parents make the first population; then each generation lets the
/// operators make offspring of it, and the fittest of old and new survive.
/// </summary>
internal sealed class EohSchedule(IReadOnlyList<IOperator> operators, EohOptions options, ulong seed) : StagedSchedule
{
    private readonly Dictionary<string, IOperator> _operators = operators.ToDictionary(proposer => proposer.Name);
    private readonly IReadOnlyList<string> _varying = EohOperators.Parse(options.Operators);
    private readonly List<Elite> _offspring = [];
    private EohPopulation _population = EohPopulation.Empty;
    private int _questions;

    protected override IEnumerable<Stage> Course()
    {
        _offspring.AddRange(options.UseSeeds ? Seeds.Select(result => result.Elite).OfType<Elite>() : []);
        var first = _offspring.Count > 0 ? [] : Times(EohOperators.Initial, options.PopulationSize * options.InitialRounds);
        var batches = Enumerable.Range(0, options.Generations).SelectMany(Generation).Prepend(first);
        foreach (var batch in batches)
        {
            foreach (var stage in Offspring(batch))
            {
                yield return stage;
            }

            _population = _population.Survive(_offspring, options);
            _offspring.Clear();
        }

        Conclusion = $"All {options.Generations} generations are made.";
    }

    /// <summary>The operators of a generation; survivors are chosen after each batch.</summary>
    private IEnumerable<string[]> Generation(int generation) => options.Course switch
    {
        EohCourse.InTurn => _varying.Select(name => Times(name, options.PopulationSize)),
        EohCourse.Drawn => [Drawn(new SeededRandom(seed, "eoh operators", generation))],
        _ => [[.. _varying.SelectMany(name => Times(name, options.PopulationSize))]],
    };

    private string[] Drawn(SeededRandom random) => [.. Enumerable.Range(0, options.PopulationSize).Select(_ => _varying[random.Next(_varying.Count)])];

    /// <summary>Asks for offspring, and again for those that there is reason to ask again for.</summary>
    private IEnumerable<Stage> Offspring(IEnumerable<string> names)
    {
        EohOrder[] open = [.. names.Select(name => new EohOrder(name))];
        while (open.Length > 0)
        {
            var stage = new Stage([.. open.Select(Commission)]);
            yield return stage;
            var again = open.Zip(stage.Results, (order, result) => (Order: order.Again(result, options), result.Elite)).ToList();
            _offspring.AddRange(again.Where(entry => entry.Order is null).Select(entry => entry.Elite).OfType<Elite>());
            open = [.. again.Select(entry => entry.Order).OfType<EohOrder>()];
        }
    }

    /// <summary>With nobody to vary, whoever is asked thinks of something new.</summary>
    private Commission Commission(EohOrder order)
    {
        var random = new SeededRandom(seed, "eoh parents", _questions++);
        var name = _population.Members.Count == 0 ? EohOperators.Initial : order.Operator;
        var count = EohOperators.Parents(name, options);
        return new Commission(_operators[name], _population.Draw(count, random));
    }

    private static string[] Times(string name, int count) => [.. Enumerable.Repeat(name, count)];
}
