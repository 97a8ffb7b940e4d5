using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The course of FunSearch (Romera-Paredes et al. 2023): each prompt shows versions of one island, what it brings goes back to
/// that island, and from time to time the worse half of the islands is founded anew. It has no end.
/// </summary>
internal sealed class FunSearchSchedule : ISchedule
{
    private readonly IOperator _next;
    private readonly FunSearchOptions _options;
    private readonly ulong _seed;
    private readonly FunSearchIsland[] _islands;
    private readonly Queue<int> _homes = [];
    private Commission? _prompt;
    private int _island;
    private int _decided;
    private int _committed;

    public FunSearchSchedule(IOperator next, FunSearchOptions options, ulong seed)
    {
        (_next, _options, _seed) = (next, options, seed);
        _islands = [.. Enumerable.Range(0, options.Islands).Select(_ => new FunSearchIsland(options))];
    }

    public bool IsDone => false;

    public Commission? Decide(CandidateId id)
    {
        if (_decided % _options.SamplesPerPrompt == 0)
        {
            Prompt(new SeededRandom(_seed, "funsearch prompt", _decided / _options.SamplesPerPrompt));
        }

        _decided++;
        _homes.Enqueue(_island);
        return _prompt;
    }

    public void Commit(ProposalRecord record, Elite? elite)
    {
        var isSeed = !_homes.TryDequeue(out var home);
        if (elite is not null)
        {
            Add(elite, isSeed ? null : home);
        }

        if (!isSeed && ++_committed % _options.ResetInterval == 0)
        {
            Reset(new SeededRandom(_seed, "funsearch reset", _committed / _options.ResetInterval));
        }
    }

    private void Prompt(SeededRandom random)
    {
        _island = random.Next(_islands.Length);
        _prompt = new Commission(_next, _islands[_island].Draw(random));
    }

    /// <summary>Adds a program to its island. The problem's own programs, and the first that runs where none of these did, found all of them.</summary>
    private void Add(Elite program, int? home)
    {
        var founds = home is null || _islands.All(island => island.Best is null);
        foreach (var island in founds ? _islands : [_islands[home!.Value]])
        {
            island.Add(program);
        }
    }

    /// <summary>Empties the worse half of the islands, equals in random order, and founds each from the best of a survivor.</summary>
    private void Reset(SeededRandom random)
    {
        int[] order = [.. Enumerable.Range(0, _islands.Length).OrderBy(island => _islands[island].Best?.Fitness ?? double.NegativeInfinity).ThenBy(_ => random.NextBits())];
        var (worse, better) = (order[..(order.Length / 2)], order[(order.Length / 2)..]);
        foreach (var island in worse)
        {
            var founder = _islands[better[random.Next(better.Length)]].Best;
            _islands[island] = new FunSearchIsland(_options);
            if (founder is not null)
            {
                _islands[island].Add(founder);
            }
        }
    }
}
