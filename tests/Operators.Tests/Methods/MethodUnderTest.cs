using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>The operators of a method, with the models that they ask.</summary>
internal sealed class MethodUnderTest : IDisposable
{
    private readonly Prompting _prompting;
    private readonly MethodParts _parts;

    private MethodUnderTest(Prompting prompting, MethodParts parts) => (_prompting, _parts) = (prompting, parts);

    public IReadOnlyList<IOperator> All => _parts.Operators;

    public long? MostProposals => _parts.MostProposals;

    public IReadOnlyList<ModelReference> Unpriced => _prompting.Unpriced;

    public static MethodUnderTest Create(string method, ModelSetup setup, ICallLog log, IReadOnlyDictionary<string, string>? settings = null)
    {
        var prompting = new Prompting(setup, new PromptLibrary(), log);
        return new MethodUnderTest(prompting, MethodCatalog.Find(method).Create(new MethodContext(TestModels.Problem, prompting, settings ?? new Dictionary<string, string>())));
    }

    public ISchedule CreateSchedule(string? escalateTo = null) => (escalateTo is null ? _parts : _parts.EscalatedTo(escalateTo)).CreateSchedule!(new ScheduleContext(TestModels.Problem, 1, ArchiveChoice.Grid.Create(TestModels.Problem.Measures)));

    public void Dispose() => _prompting.Dispose();
}
