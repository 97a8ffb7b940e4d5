using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>
/// Calls that take an object of a declared type and give another of the same type, as in <c>x.Dense(100).Relu()</c>: each can be put in, taken out or replaced, and types fit.
/// </summary>
internal sealed partial class Calls
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

    /// <summary>The whole numbers that the program passes to its calls, each with the parameter that it is for.</summary>
    public IEnumerable<(IParameterSymbol Parameter, LiteralExpressionSyntax Literal)> Numbers =>
        from call in Present
        from argument in call.ArgumentList.Arguments.Index()
        let literal = argument.Item.Expression as LiteralExpressionSyntax
        where literal?.Token.Value is int
        let parameter = ParameterOf(call, argument.Item, argument.Index)
        where parameter is not null
        select (parameter, literal);

    /// <summary>What a call is of.</summary>
    public static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    /// <summary>The variable that a chain of calls begins with; <see langword="null"/> where it begins with something that is made there, which would be made twice in a copy.</summary>
    public static IdentifierNameSyntax? Variable(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name,
        InvocationExpressionSyntax call when Receiver(call) is InvocationExpressionSyntax or IdentifierNameSyntax => Variable(Receiver(call)!),
        _ => null,
    };

    /// <summary>The same call of something else.</summary>
    public static InvocationExpressionSyntax Behind(ExpressionSyntax receiver, InvocationExpressionSyntax call) =>
        call.WithExpression(((MemberAccessExpressionSyntax)call.Expression).WithExpression(Expressions.Parenthesize(receiver)));

    /// <summary>A new call of an expression; <see langword="null"/> where its type has none that could be filled.</summary>
    public InvocationExpressionSyntax? Draw(ExpressionSyntax receiver, ExpressionSyntax place)
    {
        var methods = Methods(place);
        var used = Present.Select(call => _program.Model.GetSymbolInfo(call).Symbol).ToHashSet(SymbolEqualityComparer.Default);
        var familiar = methods.Where(used.Contains).ToList();
        if (methods.Count == 0)
        {
            return null;
        }

        // What a program is made of already fits its shapes more often than chance does.
        var method = familiar.Count > 0 && _random.Next(2) == 0 ? _random.Pick(familiar) : _random.Pick(methods);
        return Call(receiver, method, method.Parameters.Select(parameter => Argument(parameter, place)));
    }

    /// <summary>
    /// A call of another method whose name has a word of this one's, as <c>MaxPool</c> and <c>AveragePool</c> do: such methods mostly take and give the same, so arguments for parameters of one name stay.
    /// <see langword="null"/> where there is none.
    /// </summary>
    public InvocationExpressionSyntax? DrawRelative(InvocationExpressionSyntax call)
    {
        if (_program.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol replaced)
        {
            return null;
        }

        var relatives = Methods(call).Where(method => method.Name != replaced.Name && Words(method.Name).Intersect(Words(replaced.Name), StringComparer.Ordinal).Any()).ToList();
        if (relatives.Count == 0)
        {
            return null;
        }

        var kept = call.ArgumentList.Arguments.Index().Select(argument => (ParameterOf(call, argument.Item, argument.Index)?.Name, argument.Item.Expression)).ToList();
        var chosen = _random.Pick(relatives);
        return Call(Receiver(call)!, chosen, chosen.Parameters.Select(parameter => kept.FirstOrDefault(argument => argument.Name == parameter.Name).Expression is { } value
            ? SyntaxFactory.Argument(value).WithNameColon(parameter.IsOptional ? SyntaxFactory.NameColon(parameter.Name) : null)
            : Argument(parameter, call)));
    }

    /// <summary>The declared type of an expression.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => _program.Model.GetTypeInfo(expression).Type;

    private static InvocationExpressionSyntax Call(ExpressionSyntax receiver, IMethodSymbol method, IEnumerable<ArgumentSyntax?> arguments) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Expressions.Parenthesize(receiver), SyntaxFactory.IdentifierName(method.Name)),
        SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.OfType<ArgumentSyntax>())));

    /// <summary>The words of a name: <c>Global</c>, <c>Max</c>, <c>Pool</c>.</summary>
    private static IEnumerable<string> Words(string name) => Word().Matches(name).Select(word => word.Value);

    [GeneratedRegex("[A-Z][a-z]*|[0-9]+[a-z]*")]
    private static partial Regex Word();

    /// <summary>The methods of a place's type that give the same type and whose parameters can be filled there.</summary>
    private List<IMethodSymbol> Methods(ExpressionSyntax place) =>
    [
        .. TypeOf(place)!.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method is { IsStatic: false, MethodKind: MethodKind.Ordinary } && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType) && method.Parameters.All(parameter => CanFill(parameter, place)))
            .OrderBy(method => method.Name, StringComparer.Ordinal),
    ];

    private bool CanFill(IParameterSymbol parameter, ExpressionSyntax place) =>
        parameter.IsOptional
        || parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Boolean
        || (SymbolEqualityComparer.Default.Equals(parameter.Type, parameter.ContainingType) && Others(place).Count > 0);

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
            _ => _random.Pick(Others(place)),
        };
        return SyntaxFactory.Argument(value).WithNameColon(parameter.IsOptional ? SyntaxFactory.NameColon(parameter.Name) : null);
    }

    /// <summary>A number that the program passes for such a parameter, or another.</summary>
    private int Amount(IParameterSymbol parameter)
    {
        var passed = Numbers.Where(number => number.Parameter.Name == parameter.Name).Select(number => Convert.ToInt32(number.Literal.Token.Value, CultureInfo.InvariantCulture)).ToList();
        return passed.Count > 0 && _random.Next(2) == 0 ? _random.Pick(passed) : _random.Pick(Amounts);
    }

    private IParameterSymbol? ParameterOf(InvocationExpressionSyntax call, ArgumentSyntax argument, int position)
    {
        var parameters = (_program.Model.GetSymbolInfo(call).Symbol as IMethodSymbol)?.Parameters ?? [];
        return argument.NameColon is { } name ? parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText) : position < parameters.Length ? parameters[position] : null;
    }

    /// <summary>Other objects of the place's type: the variables there, and what stands there itself where a copy of it makes nothing twice.</summary>
    private List<ExpressionSyntax> Others(ExpressionSyntax place) =>
    [
        .. new Scope(_program, place).Variables.Where(variable => SymbolEqualityComparer.Default.Equals(Scope.TypeOf(variable), TypeOf(place))).Select(variable => SyntaxFactory.IdentifierName(variable.Name)),
        .. Variable(place) is not null ? [Expressions.Parenthesize(place)] : (ExpressionSyntax[])[],
    ];

    private bool IsPlace(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or IdentifierNameSyntax or BinaryExpressionSyntax
        && _program.IsDeclared(TypeOf(expression))
        && _program.Model.GetSymbolInfo(expression).Symbol is not ITypeSymbol
        && expression.Parent is not NameColonSyntax
        && !(expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression)
        && !(expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
        && TypeOf(expression)!.GetMembers().OfType<IMethodSymbol>().Any(method => !method.IsStatic && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType));
}
