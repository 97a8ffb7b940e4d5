using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>One kind of change to a program's syntax tree.</summary>
internal interface ISyntaxEdit
{
    /// <summary>What it does, in a few words.</summary>
    string Name { get; }

    /// <summary>Makes the change somewhere; <see langword="null"/> where the program has no place for it.</summary>
    SyntaxNode? Apply(EditContext context);
}

/// <summary>What an edit works on.</summary>
/// <param name="Program">The program to change.</param>
/// <param name="Donor">The other parent, for edits that take something from it.</param>
/// <param name="Random">Decides where and what.</param>
internal sealed record EditContext(SyntaxProgram Program, SyntaxProgram Donor, Random Random);
