using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>Puts a call behind an expression: <c>x</c> becomes <c>x.Relu()</c>.</summary>
internal sealed class InsertCall : ISyntaxEdit
{
    public string Name => "insert call";

    public SyntaxNode? Apply(EditContext context)
    {
        var calls = new Calls(context.Program, context.Random);
        if (calls.Places.Count == 0)
        {
            return null;
        }

        var place = context.Random.Pick(calls.Places);
        return calls.Draw(place, place) is { } call ? context.Program.Root.ReplaceNode(place, call) : null;
    }
}
