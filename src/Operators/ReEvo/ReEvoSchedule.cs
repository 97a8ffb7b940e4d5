using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The course of ReEvo (Ye et al. 2024): a first population; then generations of pairs, a reflection on each, a crossover by
/// each reflection, one reflection on all of them, and mutants of the elite by that one. Offspring and mutants take the place
/// of the population; only the elite is remembered.
/// </summary>
internal sealed class ReEvoSchedule(ReEvoOperators operators, ReEvoOptions options, ulong seed) : StagedSchedule
{
    private const double MaxTemperature = 2;

    private int _evaluations;
    private Elite? _elite;
    private Elite? _start;
    private Thought? _longTerm;

    protected override IEnumerable<Stage> Course()
    {
        Learn(Seeds);
        _start = _elite;
        var initial = new Stage([.. Enumerable.Repeat(Initial(), options.InitialPopulationSize)]);
        yield return initial;
        var population = Learn(initial.Results);
        for (var generation = 0; _evaluations < options.MaxEvaluations; generation++)
        {
            var pairs = ParentPairs.Draw(Pool(population), options.PopulationSize, new SeededRandom(seed, "reevo pairs", generation));
            if (pairs.Count == 0)
            {
                Conclusion = $"ReEvo ends early: {(generation == 0 ? "the initial population" : $"generation {generation}")} has too few valid programs of different fitness to pair.";
                yield break;
            }

            var reflections = new Stage([.. pairs.Select(Reflection)]);
            yield return reflections;
            var crossovers = new Stage([.. pairs.Zip(reflections.Results, Crossover)]);
            yield return crossovers;
            population = Learn(crossovers.Results);
            var longTerm = new Stage(Summary(reflections.Results));
            yield return longTerm;
            _longTerm = longTerm.Results[0].Thought ?? _longTerm;
            var mutants = new Stage([.. Enumerable.Repeat(Mutation(), options.Mutants)]);
            yield return mutants;
            population = [.. population, .. Learn(mutants.Results)];
        }

        Conclusion = $"All {_evaluations} evaluations of the method are made.";
    }

    /// <summary>Counts what was judged and remembers the best of it.</summary>
    /// <returns>What ran.</returns>
    private List<Elite> Learn(IReadOnlyList<StageResult> results)
    {
        _evaluations += results.Count;
        var ran = results.Select(result => result.Elite).OfType<Elite>().ToList();
        _elite = ran.Aggregate(_elite, (best, next) => best is null || next.Fitness > best.Fitness ? next : best);
        return ran;
    }

    private Elite[] Pool(List<Elite> population)
    {
        IEnumerable<Elite> all = _elite is null || population.Any(one => one.Candidate.Id == _elite.Candidate.Id) ? population : [.. population, _elite];
        return [.. all.Where(one => !options.BlackBox || _start is null || one.Fitness > _start.Fitness)];
    }

    private Commission Initial() => Ask(operators.Initial, _start is null ? [] : [_start]) with
    {
        Notes = Notes(Math.Min(options.Temperature + options.TemperatureRise, MaxTemperature)),
    };

    private Commission Reflection(ParentPair pair) => Ask(operators.ShortTerm, pair.Worse, pair.Better);

    private Commission Crossover(ParentPair pair, StageResult reflection) => Ask(operators.Crossover, pair.Worse, pair.Better) with
    {
        Thoughts = reflection.Thought is { } thought ? [thought] : [],
    };

    private Commission Summary(IReadOnlyList<StageResult> reflections) => Ask(operators.LongTerm) with
    {
        Thoughts = [.. reflections.Select(reflection => reflection.Thought).OfType<Thought>()],
        Notes = new Dictionary<string, string>(Notes(options.Temperature)) { ["previous"] = _longTerm?.Text ?? options.Hints },
    };

    private Commission Mutation() => Ask(operators.Mutation, _elite is null ? [] : [_elite]) with { Thoughts = _longTerm is null ? [] : [_longTerm] };

    private Commission Ask(IOperator proposer, params IReadOnlyList<Elite> parents) => new(proposer, parents) { Notes = Notes(options.Temperature) };

    private Dictionary<string, string> Notes(double temperature) => new()
    {
        [Inquirer.TemperatureNote] = temperature.ToString(CultureInfo.InvariantCulture),
        ["hints"] = options.Hints,
    };
}
