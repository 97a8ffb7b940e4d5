using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>Puts another call in a call's place: <c>x.Relu()</c> becomes <c>x.Tanh()</c>.</summary>
internal sealed class ReplaceCall : ISyntaxEdit
{
    public string Name => "replace call";

    public SyntaxNode? Apply(EditContext context)
    {
        var calls = new Calls(context.Program, context.Random);
        if (calls.Present.Count == 0)
        {
            return null;
        }

        var call = context.Random.Pick(calls.Present);
        return calls.Draw(Calls.Receiver(call)!, call) is { } other ? context.Program.Root.ReplaceNode(call, other) : null;
    }
}
