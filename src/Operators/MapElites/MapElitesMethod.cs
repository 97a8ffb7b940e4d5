using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// MAP-Elites (Mouret and Clune 2015) as a steady stream: mutation and crossover, by a language model or, where there is
/// none, of syntax trees.
/// </summary>
internal sealed class MapElitesMethod : Method<MapElitesOptions>
{
    /// <summary>The prompt that asks for a program to be mended; other methods have no other wish.</summary>
    public const string Repair = "map-elites/repair";

    public override string Name => "map-elites";

    public override string Title => "A steady stream of mutations and crossovers of an archive's elites; works without a model, too";

    public override string Paper => "Mouret and Clune 2015, arXiv 1504.04909";

    public override bool NeedsModel => false;

    protected override MethodParts Create(MethodContext context, MapElitesOptions options)
    {
        IReadOnlyList<IOperator> proposers = context.Prompting is { } prompting
            ? [
                prompting.CreateOperator(new PromptOperatorOptions("mutation", "map-elites/mutation") { Repair = Repair }),
                prompting.CreateOperator(new PromptOperatorOptions("crossover", "map-elites/crossover") { Parents = 2, Repair = Repair }),
            ]
            : SyntaxOperators.Create();
        return new MethodParts([.. proposers, new ConstantTuning()]);
    }
}
