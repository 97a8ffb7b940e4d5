using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>Puts another call in a call's place, half of the time one of a related method: <c>x.MaxPool1d(2)</c> becomes <c>x.AveragePool1d(2)</c>.</summary>
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
        var relative = context.Random.Next(2) == 0 ? calls.DrawRelative(call) : null;
        return (relative ?? calls.Draw(Calls.Receiver(call)!, call)) is { } other ? context.Program.Root.ReplaceNode(call, other) : null;
    }
}
