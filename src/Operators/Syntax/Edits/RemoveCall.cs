using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>Takes a call out: <c>x.Dense(100).Relu()</c> becomes <c>x.Relu()</c>.</summary>
internal sealed class RemoveCall : ISyntaxEdit
{
    public string Name => "remove call";

    public SyntaxNode? Apply(EditContext context)
    {
        var calls = new Calls(context.Program, context.Random).Present;
        if (calls.Count == 0)
        {
            return null;
        }

        var call = context.Random.Pick(calls);
        return context.Program.Root.ReplaceNode(call, Calls.Receiver(call)!);
    }
}
