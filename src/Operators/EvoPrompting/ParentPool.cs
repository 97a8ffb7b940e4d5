using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The history G of the paper and the parents P that are taken from it: who was chosen once is never chosen again.</summary>
internal sealed class ParentPool(EvoPromptingOptions options, ErrorLimit limit, ulong seed)
{
    private readonly HashSet<CandidateId> _chosen = [];
    private List<Elite> _history = [];
    private List<Elite> _parents = [];

    /// <summary>Takes one of the problem's own programs: it is a parent of the first round.</summary>
    public void AddSeed(Elite elite)
    {
        _history.Add(elite);
        _parents.Add(elite);
    }

    /// <summary>Takes a child into the history, unless its error is too large.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool Add(Elite child)
    {
        var isAllowed = limit.Allows(child);
        if (isAllowed)
        {
            _history.Add(child);
        }

        return isAllowed;
    }

    /// <summary>Draws the parents of a prompt; the same ones for the same prompt. None where no program ever had a fitness.</summary>
    /// <param name="rule">How.</param>
    /// <param name="prompt">Which of all prompts, from 0.</param>
    public IReadOnlyList<Elite> Draw(ParentRule rule, long prompt)
    {
        if (_parents.Count == 0)
        {
            return [];
        }

        var random = new SeededRandom(seed, "evoprompting parents", prompt);
        var left = new List<Elite>(_parents);
        var drawn = new Elite[options.Parents];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = Draw(rule, left, random);
            if (rule == ParentRule.Different && left.Count > 1)
            {
                left.Remove(drawn[i]);
            }
        }

        _chosen.UnionWith(drawn.Select(parent => parent.Candidate.Id));
        return drawn;
    }

    /// <summary>Ends a round: those that were chosen retire, and the best of the others are the next parents. Where nobody is left, the last ones stay.</summary>
    /// <param name="round">Which round, from 0.</param>
    public void Renew(int round)
    {
        if (options.Pool == ParentPoolKind.Seeds)
        {
            return;
        }

        _history = [.. _history.Where(elite => !_chosen.Contains(elite.Candidate.Id))];
        if (_history.Count > 0)
        {
            _parents = [.. Order(round).Take(options.Kept)];
        }
    }

    private static Elite Draw(ParentRule rule, List<Elite> parents, SeededRandom random)
    {
        var parent = parents[random.Next(parents.Count)];
        var rival = rule == ParentRule.Fitter ? parents[random.Next(parents.Count)] : parent;
        return rival.Fitness > parent.Fitness ? rival : parent;
    }

    private IEnumerable<Elite> Order(int round)
    {
        if (options.Pool == ParentPoolKind.Fittest)
        {
            return _history.OrderByDescending(elite => elite.Fitness).ThenBy(elite => elite.Candidate.Id);
        }

        var shuffled = _history.ToArray();
        new SeededRandom(seed, "evoprompting pool", round).Shuffle(shuffled);
        return shuffled;
    }
}
