using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// The operators that need no model: they edit the syntax tree of a program where types allow it, in the manner of
/// strongly typed genetic programming (Montana 1995).
/// </summary>
public static class SyntaxOperators
{
    /// <summary>Creates mutation, crossover and growth.</summary>
    public static IReadOnlyList<IOperator> Create() =>
    [
        new SyntaxOperator(
            "mutation",
            1,
            maxEdits: 3,
            [
                (new PerturbConstant(), 6),
                (new ReplaceExpression(), 4),
                (new WrapExpression(), 4),
                (new UnwrapExpression(), 3),
                (new ChangeOperator(), 2),
                (new ReplaceVariable(), 2),
                (new InsertStatement(), 2),
                (new DeleteStatement(), 2),
                (new DuplicateStatement(), 1),
                (new InsertAggregate(), 1),
            ])
        {
            CallEdits =
            [
                (new InsertCall(), 10),
                (new ScaleInteger(), 8),
                (new RemoveCall(), 6),
                (new ReplaceCall(), 6),
                (new ScaleArgument(), 6),
                (new DuplicateStatement(), 5),
                (new PerturbConstant(), 3),
                (new DeleteStatement(), 3),
                (new BranchCall(), 3),
                (new ReplaceExpression(), 2),
                (new WrapExpression(), 1),
                (new UnwrapExpression(), 1),
                (new ReplaceVariable(), 1),
                (new ChangeOperator(), 1),
                (new InsertStatement(), 1),
            ],
        },
        new SyntaxOperator(
            "crossover",
            2,
            maxEdits: 1,
            [
                (new GraftExpression(), 3),
                (new CombineExpressions(), 1),
                (new GraftStatement(), 1),
            ])
        {
            CallEdits = [(new GraftCall(), 6), (new GraftExpression(), 3), (new GraftStatement(), 3), (new CombineExpressions(), 1)],
        },
        new SyntaxOperator("growth", 1, maxEdits: 1, [(new GrowResult(), 1)]) { CallEdits = [(new InsertCall(), 3), (new GrowResult(), 1)] },
    ];
}
