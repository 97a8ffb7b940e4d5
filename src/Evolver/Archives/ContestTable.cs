using System.Numerics;

namespace EvoLLM.Evolver;

/// <summary>Finds the winner of each cell among the rows of a batch. Used again and again, so that a batch allocates nothing here.</summary>
internal sealed class ContestTable
{
    private Contest[] _contests = [];
    private int[] _table = [];
    private int _mask;
    private int _count;

    /// <summary>All contests in the order of their first entrants.</summary>
    public ReadOnlySpan<Contest> All => _contests.AsSpan(0, _count);

    /// <summary>Makes room for a batch.</summary>
    public void Begin(int rows)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2(checked((uint)rows * 2 + 1));
        _count = 0;
        _mask = size - 1;
        if (_table.Length < size)
        {
            _contests = new Contest[size / 2];
            _table = new int[size];
        }
        else
        {
            Array.Clear(_table, 0, size);
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

    private ref Contest Find(long cell)
    {
        var place = CellIndex.Scatter(cell) & _mask;
        while (_table[place] > 0 && _contests[_table[place] - 1].Cell != cell)
        {
            place = (place + 1) & _mask;
        }

        if (_table[place] == 0)
        {
            _contests[_count] = new Contest { Cell = cell };
            _table[place] = ++_count;
        }

        return ref _contests[_table[place] - 1];
    }
}
