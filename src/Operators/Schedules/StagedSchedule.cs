using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The course of a method that works in stages: it is written down as the sequence of them, and goes on to the next when all of
/// the last is judged. So a run does not depend on how many proposals may be under way.
/// </summary>
internal abstract class StagedSchedule : ISchedule
{
    private readonly List<StageResult> _seeds = [];
    private IEnumerator<Stage>? _course;

    public bool IsDone { get; private set; }

    public string? Conclusion { get; protected set; }

    /// <summary>What became of the problem's own programs.</summary>
    protected IReadOnlyList<StageResult> Seeds => _seeds;

    public Commission? Decide(CandidateId id)
    {
        if (_course is null)
        {
            _course = Course().GetEnumerator();
            GoOn();
        }

        return IsDone ? null : _course.Current.Next();
    }

    public void Commit(ProposalRecord record, Elite? elite)
    {
        var result = new StageResult(record, elite);
        if (_course is null)
        {
            _seeds.Add(result);
            return;
        }

        _course.Current.Add(result);
        if (_course.Current.IsComplete)
        {
            GoOn();
        }
    }

    /// <summary>The stages. The sequence is asked for the next one when the results of all before are there.</summary>
    protected abstract IEnumerable<Stage> Course();

    private void GoOn()
    {
        do
        {
            IsDone = !_course!.MoveNext();
        }
        while (!IsDone && _course.Current.IsComplete);
    }
}
