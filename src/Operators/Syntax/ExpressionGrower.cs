using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Grows expressions of a wanted kind from what is in scope and from the expressions that the program has already.</summary>
internal sealed class ExpressionGrower
{
    private static readonly double[] Magnitudes = [1, 10, 100];

    private readonly SyntaxProgram _program;
    private readonly Scope _scope;
    private readonly Random _random;

    /// <summary>Grows for one place of a program.</summary>
    public ExpressionGrower(SyntaxProgram program, SyntaxNode place, Random random)
        : this(program, new Scope(program, place), random)
    {
    }

    /// <summary>Grows from one scope of a program.</summary>
    public ExpressionGrower(SyntaxProgram program, Scope scope, Random random) => (_program, _scope, _random) = (program, scope, random);

    /// <summary>Grows an expression.</summary>
    /// <param name="kind">Of what kind.</param>
    /// <param name="depth">How many levels of operators it may have.</param>
    public ExpressionSyntax Grow(ValueKind kind, int depth) => kind switch
    {
        ValueKind.Truth => GrowTruth(depth),
        _ when depth == 0 || _random.Next(5) == 0 => Leaf(kind),
        ValueKind.Integer => GrowBinary(Expressions.IntegerOperators, kind, depth),
        _ => GrowReal(depth),
    };

    private ExpressionSyntax GrowReal(int depth) => _random.Next(10) switch
    {
        0 => Expressions.Call(_random.Pick(Expressions.UnaryFunctions), Grow(ValueKind.Real, depth - 1)),
        1 => Expressions.Call(_random.Pick(Expressions.BinaryFunctions), Grow(ValueKind.Real, depth - 1), Grow(ValueKind.Real, depth - 1)),
        2 or 3 => Expressions.Conditional(GrowTruth(depth - 1), Grow(ValueKind.Real, depth - 1), Grow(ValueKind.Real, depth - 1)),
        _ => GrowBinary(Expressions.RealOperators, ValueKind.Real, depth),
    };

    private ExpressionSyntax GrowTruth(int depth)
    {
        var leaves = _scope.Leaves(ValueKind.Truth);
        return leaves.Count > 0 && _random.Next(4) == 0 ? _random.Pick(leaves)
            : depth > 1 && _random.Next(5) == 0 ? Expressions.Binary(_random.Pick(Expressions.TruthOperators), GrowTruth(depth - 1), GrowTruth(depth - 1))
            : GrowBinary(Expressions.Comparisons, ValueKind.Real, Math.Clamp(depth, 1, 2));
    }

    private BinaryExpressionSyntax GrowBinary(SyntaxKind[] operators, ValueKind kind, int depth)
    {
        var left = Grow(kind, depth - 1);
        var right = Grow(kind, depth - 1);

        // x - x, x / x, x < x: better a number to compare with.
        return Expressions.Binary(_random.Pick(operators), left, left.IsEquivalentTo(right) ? Constant(kind) : right);
    }

    private ExpressionSyntax Leaf(ValueKind kind) => _random.Next(10) switch
    {
        < 3 => Constant(kind),
        < 6 => Known(kind),
        _ => Variable(kind),
    };

    /// <summary>An expression that the program has already: what it computes is more likely of use than what chance does.</summary>
    private ExpressionSyntax Known(ValueKind kind)
    {
        const int maxNodes = 8;
        var known = _program.Slots.Where(slot => _program.KindOf(slot) == kind && slot.DescendantNodes().Count() <= maxNodes && slot.DescendantNodes().Any()).ToList();
        return known.Count > 0 && Graft.Translate(_random.Pick(known), _program, _scope, _random) is { } copy ? copy : Variable(kind);
    }

    private ExpressionSyntax Variable(ValueKind kind)
    {
        var leaves = _scope.Leaves(kind);

        // Integers are rare among reals: counters and lengths seldom belong into a formula.
        leaves = kind == ValueKind.Real && (leaves.Count == 0 || _random.Next(16) == 0) ? [.. leaves, .. _scope.Leaves(ValueKind.Integer)] : leaves;
        return leaves.Count > 0 ? _random.Pick(leaves) : Constant(kind);
    }

    private ExpressionSyntax Constant(ValueKind kind) => kind == ValueKind.Integer
        ? Expressions.Literal(_random.Next(0, 4))
        : Expressions.Literal(_random.Next(3) == 0 ? (double)_random.Next(0, 11) : _random.NextDouble() * _random.Pick(Magnitudes));
}
