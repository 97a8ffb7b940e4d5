namespace EvoLLM.Operators;

/// <summary>Threads in which each candidate is a revision of the last one, without evolution.</summary>
internal sealed class SequentialRevisionMethod : BaselineMethod<SequentialRevisionOptions>
{
    public override string Name => "sequential-revision";

    public override string Paper => MindEvolutionPaper;

    protected override string Course => "Threads in which each candidate revises the last one";

    protected override MethodParts Create(MethodContext context, SequentialRevisionOptions options) =>
        Conversations(context, options.Threads, options, (options.Turns, Patience: null));
}
