using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>
/// Calls that take an object of a declared type and give another of the same type, as in <c>x.Dense(100).Relu()</c>: each can be put in, taken out or replaced, and types fit.
/// </summary>
internal sealed class Calls
{
    private static readonly int[] Amounts = [1, 2, 3, 4, 5, 8, 12, 16, 25, 32];

    private readonly SyntaxProgram _program;
    private readonly Random _random;

    /// <summary>Looks at a program.</summary>
    public Calls(SyntaxProgram program, Random random)
    {
        (_program, _random) = (program, random);
        Places = [.. program.Root.DescendantNodes().OfType<ExpressionSyntax>().Where(IsPlace)];
        Present = [.. Places.OfType<InvocationExpressionSyntax>().Where(call => Receiver(call) is { } receiver && SymbolEqualityComparer.Default.Equals(TypeOf(receiver), TypeOf(call)))];
    }

    /// <summary>The expressions that a call can be put behind.</summary>
    public IReadOnlyList<ExpressionSyntax> Places { get; }

    /// <summary>The calls that the program has.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Present { get; }

    /// <summary>What a call is of.</summary>
    public static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    /// <summary>The same call of something else.</summary>
    public static InvocationExpressionSyntax Behind(ExpressionSyntax receiver, InvocationExpressionSyntax call) =>
        call.WithExpression(((MemberAccessExpressionSyntax)call.Expression).WithExpression(Expressions.Parenthesize(receiver)));

    /// <summary>A new call of an expression; <see langword="null"/> where its type has none that could be filled.</summary>
    public InvocationExpressionSyntax? Draw(ExpressionSyntax receiver, ExpressionSyntax place)
    {
        var methods = TypeOf(place)!.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method is { IsStatic: false, MethodKind: MethodKind.Ordinary } && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType) && method.Parameters.All(CanFill))
            .OrderBy(method => method.Name, StringComparer.Ordinal)
            .ToList();
        var used = Present.Select(call => _program.Model.GetSymbolInfo(call).Symbol).ToHashSet(SymbolEqualityComparer.Default);
        var familiar = methods.Where(used.Contains).ToList();
        if (methods.Count == 0)
        {
            return null;
        }

        // What a program is made of already fits its shapes more often than chance does.
        var method = familiar.Count > 0 && _random.Next(2) == 0 ? _random.Pick(familiar) : _random.Pick(methods);
        var arguments = method.Parameters.Select(parameter => Argument(parameter, place)).OfType<ArgumentSyntax>();
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Expressions.Parenthesize(receiver), SyntaxFactory.IdentifierName(method.Name)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments)));
    }

    /// <summary>The declared type of an expression.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => _program.Model.GetTypeInfo(expression).Type;

    private static bool CanFill(IParameterSymbol parameter) =>
        parameter.IsOptional || parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Boolean || SymbolEqualityComparer.Default.Equals(parameter.Type, parameter.ContainingType);

    /// <summary>What is passed; nothing where the default is taken.</summary>
    private ArgumentSyntax? Argument(IParameterSymbol parameter, ExpressionSyntax place)
    {
        if (parameter.IsOptional && (_random.Next(4) > 0 || parameter.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Boolean)))
        {
            return null;
        }

        var value = parameter.Type.SpecialType switch
        {
            SpecialType.System_Int32 => Expressions.Literal(Amount(parameter)),
            SpecialType.System_Boolean => SyntaxFactory.LiteralExpression(_random.Next(2) == 0 ? SyntaxKind.FalseLiteralExpression : SyntaxKind.TrueLiteralExpression),
            _ => Other(place),
        };
        return SyntaxFactory.Argument(value).WithNameColon(parameter.IsOptional ? SyntaxFactory.NameColon(parameter.Name) : null);
    }

    /// <summary>A number that the program passes for such a parameter, or another.</summary>
    private int Amount(IParameterSymbol parameter)
    {
        var passed = Present
            .SelectMany(call => call.ArgumentList.Arguments.Select((argument, position) => (Parameter: ParameterOf(call, argument, position), argument.Expression)))
            .Where(pair => pair.Parameter?.Name == parameter.Name && pair.Expression is LiteralExpressionSyntax { Token.Value: int })
            .Select(pair => Convert.ToInt32(((LiteralExpressionSyntax)pair.Expression).Token.Value, CultureInfo.InvariantCulture))
            .ToList();
        return passed.Count > 0 && _random.Next(2) == 0 ? _random.Pick(passed) : _random.Pick(Amounts);
    }

    private IParameterSymbol? ParameterOf(InvocationExpressionSyntax call, ArgumentSyntax argument, int position)
    {
        var parameters = (_program.Model.GetSymbolInfo(call).Symbol as IMethodSymbol)?.Parameters ?? [];
        return argument.NameColon is { } name ? parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText) : position < parameters.Length ? parameters[position] : null;
    }

    /// <summary>Another object of the place's type: a variable, or what stands there itself.</summary>
    private ExpressionSyntax Other(ExpressionSyntax place)
    {
        var variables = new Scope(_program, place).Variables.Where(variable => SymbolEqualityComparer.Default.Equals(Scope.TypeOf(variable), TypeOf(place))).ToList();
        return variables.Count > 0 && _random.Next(4) > 0 ? SyntaxFactory.IdentifierName(_random.Pick(variables).Name) : Expressions.Parenthesize(place);
    }

    private bool IsPlace(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or IdentifierNameSyntax or BinaryExpressionSyntax
        && _program.IsDeclared(TypeOf(expression))
        && _program.Model.GetSymbolInfo(expression).Symbol is not ITypeSymbol
        && expression.Parent is not NameColonSyntax
        && !(expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression)
        && !(expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
        && TypeOf(expression)!.GetMembers().OfType<IMethodSymbol>().Any(method => !method.IsStatic && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType));
}
