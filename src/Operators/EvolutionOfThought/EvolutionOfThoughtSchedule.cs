using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The course of LLM-guided evolution: variants of the seeds, then generations in which NSGA-II picks who is mated and mutated, and
/// SPEA-2 keeps the elites. Generations wait for each other, so that the course does not depend on how many proposals are under way.
/// </summary>
internal sealed class EvolutionOfThoughtSchedule(EvolutionOfThoughtOptions options, ScheduleContext context, EvolutionOfThoughtOperators operators) : ISchedule
{
    private readonly Queue<Commission> _planned = [];
    private readonly HashSet<CandidateId> _open = [];
    private readonly List<Tradeoff> _population = [];
    private int _generation = -1;

    public bool IsDone => _generation == options.Generations && _planned.Count == 0;

    public string? Conclusion => $"All {options.Generations} generations are made.";

    public Commission? Decide(CandidateId id)
    {
        while (_planned.Count == 0 && _open.Count == 0 && !IsDone)
        {
            _generation++;
            Plan();
        }

        if (!_planned.TryDequeue(out var next))
        {
            return null;
        }

        _open.Add(id);
        return next;
    }

    public void Commit(ProposalRecord record, Elite? elite)
    {
        _open.Remove(record.Id);
        if (elite is not null && record.Evaluation.Status == EvaluationStatus.Ok)
        {
            var size = elite.Evaluation.Figure(options.SizeMetric, context.Problem.Measures);
            _population.Add(new Tradeoff(elite, elite.Fitness, size ?? 0));
        }
    }

    private void Plan()
    {
        if (_generation == 0 || _population.Count == 0)
        {
            PlanStart(_generation == 0 ? options.Start : options.Population);
            return;
        }

        var elites = Spea2.Select(_population, options.Elites);
        var picked = Nsga2.Select(_population, options.Population);
        var unchanged = new List<Tradeoff>();
        for (var i = 0; i < picked.Count; i++)
        {
            if (Vary(picked, i, Random(i)) is { } commission)
            {
                _planned.Enqueue(commission);
            }
            else
            {
                unchanged.Add(picked[i]);
            }
        }

        // What is varied lives on in its children, and in the elites where it is one.
        _population.Clear();
        _population.AddRange(elites.Union(unchanged));
    }

    /// <summary>Plans variants of the seeds, or first programs where no program ever had a fitness.</summary>
    private void PlanStart(int count)
    {
        IReadOnlyList<Elite> seeds = [.. _population.Select(one => one.Elite)];
        for (var i = 0; i < count; i++)
        {
            _planned.Enqueue(Mutate(seeds.Count == 0 ? [] : [seeds[i % seeds.Count]], Random(i)));
        }
    }

    private SeededRandom Random(int index) => new(context.Seed, "evolution of thought", ((long)_generation << 32) + index);

    /// <summary>A mating, a mutation, or nothing: then the program stays as it is.</summary>
    private Commission? Vary(IReadOnlyList<Tradeoff> picked, int index, SeededRandom random)
    {
        var (parent, mate) = (picked[index].Elite, picked[(index + 1) % picked.Count].Elite);
        return random.NextDouble() < options.Crossover && mate != parent ? Warm(new Commission(operators.Mating, parent, mate), [], random)
            : random.NextDouble() >= options.Mutation ? null
            : random.NextDouble() < options.Thought && Thinker(parent, random) is { } elite ? Warm(new Commission(operators.Thought, parent, elite), [], random)
            : Mutate([parent], random);
    }

    /// <summary>An elite that is no seed and not the program itself: what it changed in the seed is to be carried over.</summary>
    private Elite? Thinker(Elite parent, SeededRandom random)
    {
        var seeds = context.Problem.Seeds.Count;
        var others = Spea2.Select(_population, options.ThoughtElites)
            .Select(one => one.Elite)
            .Where(elite => elite != parent && seeds > 0 && elite.Candidate.Id.Value >= seeds)
            .ToList();
        return others.Count == 0 ? null : others[random.Next(others.Count)];
    }

    private Commission Mutate(IReadOnlyList<Elite> parents, SeededRandom random)
    {
        var kind = MutationPrompts.Kinds[random.Next(MutationPrompts.Kinds.Count)];
        var voice = MutationPrompts.Voices[random.Next(options.Personas ? MutationPrompts.Voices.Count : 1)];
        return Warm(new Commission(operators.Mutation, parents), new Dictionary<string, string> { ["kind"] = kind, ["voice"] = voice }, random);
    }

    /// <summary>Adds the temperature, uniform from 0.05 to 0.4.</summary>
    private static Commission Warm(Commission commission, Dictionary<string, string> notes, SeededRandom random)
    {
        notes[Inquirer.TemperatureNote] = (0.05 + (0.35 * random.NextDouble())).ToString("0.00", CultureInfo.InvariantCulture);
        return commission with { Notes = notes };
    }
}
