using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The course of Mind Evolution: generation by generation, and inside it island after island, conversations that start from
/// parents of the island as it stood before them; then migration to the next island; and every few generations a reset.
/// </summary>
internal sealed class MindEvolutionSchedule : ISchedule
{
    private readonly MindEvolutionOptions _options;
    private readonly MindEvolutionOperators _operators;
    private readonly ulong _seed;
    private readonly ConversationRules _rules;
    private readonly IslandPopulation[] _islands;
    private readonly ConversationQueue _queue = new();
    private List<PopulationMember>? _pool;
    private CandidateId? _choosing;
    private int _generation;
    private int _island;

    public MindEvolutionSchedule(MindEvolutionOptions options, MindEvolutionOperators operators, ulong seed)
    {
        (_options, _operators, _seed) = (options, operators, seed);
        _rules = new ConversationRules(operators.First, operators.Refine, options.Turns) { Attempts = options.Attempts };
        _islands = [.. Enumerable.Range(0, options.Islands).Select(_ => new IslandPopulation())];
        BeginConversations();
    }

    public bool IsDone => _generation == _options.Generations;

    public string? Conclusion => $"All {_options.Generations} generations are made.";

    /// <summary>The islands as they stand.</summary>
    internal IReadOnlyList<IslandPopulation> Islands => _islands;

    public Commission? Decide(CandidateId id)
    {
        if (_pool is { } pool && _choosing is null)
        {
            _choosing = id;
            return new Commission(_operators.Choose, [.. pool.Select(member => member.Elite)]);
        }

        return _queue.Decide(id);
    }

    public void Commit(ProposalRecord record, Elite? elite)
    {
        if (record.Id == _choosing)
        {
            var choice = EliteChoice.Read(record.Thought, _pool!.Count, _options.Elites);
            Reset(choice is null ? _pool.Take(_options.Elites) : choice.Select(number => _pool[number - 1]));
            (_pool, _choosing) = (null, null);
            BeginConversations();
        }
        else if (_queue.Commit(record, elite))
        {
            if (elite is not null)
            {
                _islands[_island].Add(new PopulationMember(elite, record.Fingerprint));
            }

            if (_queue.IsEmpty)
            {
                EndIsland();
            }
        }
    }

    private void BeginConversations()
    {
        var members = _islands[_island].Members;
        for (var number = 0; number < _options.Conversations; number++)
        {
            var index = (((_generation * _options.Islands) + _island) * _options.Conversations) + number;
            _queue.Begin(new Conversation(_rules, SelectParents(members, new SeededRandom(_seed, "mind-evolution/parents", index))));
        }
    }

    /// <summary>None with a probability of its own, else a number uniform in 1 to the most; with the paper's 1/6 and 5 that is uniform in 0 to 5.</summary>
    private IReadOnlyList<Elite> SelectParents(IReadOnlyList<PopulationMember> members, SeededRandom random)
    {
        var isFresh = random.NextDouble() < _options.NoParents || (_generation == 0 && _options.IndependentStarts);
        var selection = new BoltzmannSelection(_options.SelectionTemperature, _options.NormalisedScores, _options.Replacement);
        return isFresh ? [] : selection.Select(members, random.Next(1, _options.Parents + 1), random);
    }

    private void EndIsland()
    {
        var next = (_island + 1) % _islands.Length;
        foreach (var emigrant in IslandPopulation.Best([_islands[_island]], _options.Emigrants))
        {
            _islands[next].Add(emigrant);
        }

        _island = next;
        if (next == 0)
        {
            EndGeneration();
        }
        else
        {
            BeginConversations();
        }
    }

    private void EndGeneration()
    {
        _generation++;
        if (IsDone)
        {
            return;
        }

        if (_generation % _options.ResetInterval == 0 && _options.ResetIslands > 0)
        {
            BeginReset();
        }
        else
        {
            BeginConversations();
        }
    }

    /// <summary>Lets the model choose where there is a choice.</summary>
    private void BeginReset()
    {
        var pool = IslandPopulation.Best(_islands, Math.Max(_options.ElitePool, _options.Elites));
        if (_options.ModelReset && pool.Count > _options.Elites)
        {
            _pool = pool;
        }
        else
        {
            Reset(pool.Take(_options.Elites));
            BeginConversations();
        }
    }

    private void Reset(IEnumerable<PopulationMember> elites)
    {
        var chosen = elites.ToList();
        foreach (var island in _islands.OrderBy(island => island.Mean).Take(_options.ResetIslands).ToList())
        {
            island.Reset(chosen);
        }
    }
}
