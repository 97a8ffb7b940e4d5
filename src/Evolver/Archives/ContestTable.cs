using System.Numerics;

namespace EvoLLM.Evolver;

/// <summary>Finds the winner of each cell among the rows of a batch. Used again and again, so that a batch allocates nothing here.</summary>
internal sealed class ContestTable
{
    private Contest[] _contests = [];
    private int[] _table = [];
    private int _count;

    /// <summary>Makes room for a batch.</summary>
    public void Begin(int rows)
    {
        _count = 0;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)rows * 2);
        if (_contests.Length < rows)
        {
            _contests = new Contest[size];
            _table = new int[size];
        }
        else
        {
            Array.Clear(_table);
        }
    }

    /// <summary>Enters an accepted row.</summary>
    public void Enter(long cell, int row, double fitness)
    {
        ref var contest = ref Find(cell);
        if (contest.Entrants++ == 0 || fitness > contest.Fitness)
        {
            contest.Winner = row;
            contest.Fitness = fitness;
        }

        contest.Sum += fitness;
    }

    /// <summary>All contests in ascending order of their cells.</summary>
    public ReadOnlySpan<Contest> ByCell()
    {
        var contests = _contests.AsSpan(0, _count);
        contests.Sort((left, right) => left.Cell.CompareTo(right.Cell));
        return contests;
    }

    private ref Contest Find(long cell)
    {
        var mask = _table.Length - 1;
        var place = (int)(((ulong)cell * 0x9E3779B97F4A7C15UL) >> 32) & mask;
        while (_table[place] > 0 && _contests[_table[place] - 1].Cell != cell)
        {
            place = (place + 1) & mask;
        }

        if (_table[place] == 0)
        {
            _contests[_count] = new Contest { Cell = cell };
            _table[place] = ++_count;
        }

        return ref _contests[_table[place] - 1];
    }
}
