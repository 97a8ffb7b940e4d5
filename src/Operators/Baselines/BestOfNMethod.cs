namespace EvoLLM.Operators;

/// <summary>Independent answers to one question, of which the best counts.</summary>
internal sealed class BestOfNMethod : BaselineMethod<BestOfNOptions>
{
    public override string Name => "best-of-n";

    public override string Paper => MindEvolutionPaper;

    protected override string Course => "Independent answers, of which the best counts";

    protected override MethodParts Create(MethodContext context, BestOfNOptions options) =>
        Conversations(context, options.Answers, options, (Turns: 1, Patience: null));
}
