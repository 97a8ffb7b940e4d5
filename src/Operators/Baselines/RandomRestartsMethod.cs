namespace EvoLLM.Operators;

/// <summary>Hill climbing: the best candidate is revised until nothing better comes, and then all begins anew.</summary>
internal sealed class RandomRestartsMethod : BaselineMethod<RandomRestartsOptions>
{
    public override string Name => "random-restarts";

    protected override string Course => "Hill climbs that start from nothing again where they are stuck";

    protected override MethodParts Create(MethodContext context, RandomRestartsOptions options) =>
        Conversations(context, options.Climbs, options, (options.Turns, options.Patience));
}
