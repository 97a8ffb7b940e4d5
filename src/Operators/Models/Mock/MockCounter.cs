namespace EvoLLM.Operators;

/// <summary>Counts what a mock model does; many threads may.</summary>
internal sealed class MockCounter
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<MockFault, int> _faults = [];
    private int _questions;
    private int _current;
    private int _most;

    public MockStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                return new MockStatistics(_questions, _most, new SortedDictionary<MockFault, int>(_faults));
            }
        }
    }

    public void Begin()
    {
        lock (_lock)
        {
            _questions++;
            _most = Math.Max(_most, ++_current);
        }
    }

    public void Count(MockFault fault)
    {
        lock (_lock)
        {
            if (fault != MockFault.None)
            {
                _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
            }
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _current--;
        }
    }
}
