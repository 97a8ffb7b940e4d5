using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Evolution through large models (Lehman et al. 2022): MAP-Elites whose mutation is a model that answers an instruction with a diff.</summary>
internal sealed class ElmMethod : Method<ElmOptions>
{
    private static readonly ParentSelection Uniform = new() { TournamentShare = 0 };

    public override string Name => "elm";

    public override string Title => "MAP-Elites whose mutations are diffs that a model makes to a weighted set of instructions";

    public override string Paper => "Lehman, Gordon, Jain, Ndousse, Yeh and Stanley 2022, arXiv 2206.08896";

    protected override MethodParts Create(MethodContext context, ElmOptions options) =>
        new([.. ElmInstruction.All.Select(instruction => context.CreateOperator(Diff(instruction, options)))]);

    private static PromptOperatorOptions Diff(ElmInstruction instruction, ElmOptions options)
    {
        var values = new Dictionary<string, object?> { ["instruction"] = instruction.Text };
        return new PromptOperatorOptions(instruction.Operator, "elm/edit")
        {
            Weight = instruction.Weight,
            Selection = Uniform,
            Answer = AnswerForm.Edits,
            Retry = options.Retry ? "elm/retry" : null,
            Values = _ => values,
        };
    }
}
