using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Operators;

/// <summary>Adds what comes of a chain of calls to the variable that it begins with: <c>x.Dense(8).Tanh()</c> becomes <c>x + x.Dense(8).Tanh()</c>, a residual.</summary>
internal sealed class BranchCall : ISyntaxEdit
{
    public string Name => "branch call";

    public SyntaxNode? Apply(EditContext context)
    {
        var calls = new Calls(context.Program, context.Random);
        var open = calls.Present.Where(call => Calls.Variable(call) is not null && calls.TypeOf(call)!.GetMembers("op_Addition").Length > 0).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        var call = context.Random.Pick(open);
        return context.Program.Root.ReplaceNode(call, Expressions.Parenthesize(Expressions.Binary(SyntaxKind.AddExpression, Calls.Variable(call)!, call)));
    }
}
