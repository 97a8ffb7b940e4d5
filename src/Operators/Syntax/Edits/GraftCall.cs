using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Puts a call of the other parent behind an expression, or in a call's place.</summary>
internal sealed class GraftCall : ISyntaxEdit
{
    public string Name => "graft call";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, donor, random) = context;
        var (places, given) = (new Calls(program, random), new Calls(donor, random).Present);
        if (places.Places.Count == 0 || given.Count == 0)
        {
            return null;
        }

        var call = random.Pick(given);
        var inPlace = places.Present.Count > 0 && random.Next(2) == 0;
        var place = inPlace ? random.Pick(places.Present) : random.Pick(places.Places);
        var receiver = inPlace ? Calls.Receiver((InvocationExpressionSyntax)place)! : place;
        return Graft.Translate(call, donor, new Scope(program, place), random) is { } scion ? program.Root.ReplaceNode(place, Calls.Behind(receiver, scion)) : null;
    }
}
