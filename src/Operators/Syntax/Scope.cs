using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>What expressions and statements at one place of a program can be made of. Sorted by name, so that nothing depends on the compiler's order.</summary>
internal sealed class Scope
{
    private readonly SyntaxNode _place;
    private readonly List<ISymbol> _variables;
    private readonly List<string> _indices;
    private readonly List<string> _places;

    public Scope(SyntaxProgram program, SyntaxNode place)
    {
        _place = place;
        _variables = [.. program.Model.LookupSymbols(place.SpanStart).Where(IsUsable).OrderBy(symbol => symbol.Name, StringComparer.Ordinal)];
        _indices = [.. _variables.OfType<ILocalSymbol>().Where(IsLoopIndex).Select(local => local.Name)];

        // An outer loop's index stands for the row; beside a single loop there are the first two columns, such as x and y.
        var nested = _variables.OfType<ILocalSymbol>().Where(IsLoopIndex).OrderBy(local => local.Locations[0].SourceSpan.Start).Select(local => local.Name).ToList();
        _places = nested is [var only] ? [$"{only}, 0", $"{only}, 1"] : [.. nested.SelectMany((row, position) => nested.Skip(position + 1).Select(column => $"{row}, {column}"))];
    }

    /// <summary>The variables.</summary>
    public IReadOnlyList<ISymbol> Variables => _variables;

    /// <summary>Variables, elements and lengths of that kind.</summary>
    public IReadOnlyList<ExpressionSyntax> Leaves(ValueKind kind)
    {
        var texts = new List<string>();
        foreach (var variable in _variables)
        {
            if (SyntaxProgram.KindOf(TypeOf(variable)) == kind)
            {
                texts.Add(variable.Name);
            }
            else if (ElementOf(TypeOf(variable)) is { } element)
            {
                texts.AddRange(SyntaxProgram.KindOf(element) == kind ? _indices.Select(index => $"{variable.Name}[{index}]") : []);
                texts.AddRange(kind == ValueKind.Integer ? [LengthOf(variable)] : []);
            }
            else if (TypeOf(variable) is IArrayTypeSymbol { Rank: 2 } matrix)
            {
                texts.AddRange(SyntaxProgram.KindOf(matrix.ElementType) == kind ? _places.Select(place => $"{variable.Name}[{place}]") : []);
                texts.AddRange(kind == ValueKind.Integer ? [LengthOf(variable, 0), LengthOf(variable, 1)] : []);
            }
        }

        return [.. texts.Select(text => SyntaxFactory.ParseExpression(text))];
    }

    /// <summary>What can be assigned to: locals that no loop counts with, and elements.</summary>
    public IReadOnlyList<(ExpressionSyntax Target, ValueKind Kind)> Targets()
    {
        var targets = new List<(ExpressionSyntax, ValueKind)>();
        foreach (var variable in _variables)
        {
            var type = TypeOf(variable);
            if (variable is ILocalSymbol { IsConst: false, IsForEach: false } && !_indices.Contains(variable.Name) && SyntaxProgram.KindOf(type) is { } kind)
            {
                targets.Add((SyntaxFactory.IdentifierName(variable.Name), kind));
            }
            else if (type.Name != "ReadOnlySpan" && ElementOf(type) is { } element && SyntaxProgram.KindOf(element) is { } elementKind)
            {
                targets.AddRange(_indices.Select(index => (SyntaxFactory.ParseExpression($"{variable.Name}[{index}]"), elementKind)));
            }
            else if (type is IArrayTypeSymbol { Rank: 2 } matrix && SyntaxProgram.KindOf(matrix.ElementType) is { } entryKind)
            {
                targets.AddRange(_places.Select(place => (SyntaxFactory.ParseExpression($"{variable.Name}[{place}]"), entryKind)));
            }
        }

        return targets;
    }

    /// <summary>Arrays, spans and lists of numbers.</summary>
    public IEnumerable<ISymbol> Series() => _variables.Where(variable => SyntaxProgram.KindOf(ElementOf(TypeOf(variable))) is ValueKind.Real or ValueKind.Integer);

    /// <summary>Matrices of reals.</summary>
    public IEnumerable<ISymbol> Matrices() => _variables.Where(variable => TypeOf(variable) is IArrayTypeSymbol { Rank: 2, ElementType.SpecialType: SpecialType.System_Double });

    /// <summary>The indices of the loops around the place, by name.</summary>
    public IReadOnlyList<string> Indices => _indices;

    /// <summary>The kind of the elements of one of <see cref="Series"/>.</summary>
    public static ValueKind ElementKind(ISymbol series) => SyntaxProgram.KindOf(ElementOf(TypeOf(series)))!.Value;

    public static string LengthOf(ISymbol series) => $"{series.Name}.{(TypeOf(series).Name is "List" or "IList" or "IReadOnlyList" ? "Count" : "Length")}";

    /// <summary>The rows (0) or columns (1) of one of <see cref="Matrices"/>.</summary>
    public static string LengthOf(ISymbol matrix, int dimension) => $"{matrix.Name}.GetLength({dimension})";

    public static ITypeSymbol TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => ((IFieldSymbol)variable).Type,
    };

    /// <summary>The type of the elements of something that an integer indexes.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "List" or "IList" or "IReadOnlyList", TypeArguments: [var element] } => element,
        _ => null,
    };

    private bool IsUsable(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => IsDeclaredBefore(local),
        IParameterSymbol parameter => parameter.RefKind != RefKind.Out,
        IFieldSymbol field => field.Locations.Any(location => location.IsInSource),
        _ => false,
    };

    private bool IsDeclaredBefore(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [var declaration]
        && local.Locations[0].SourceSpan.End <= _place.SpanStart
        && !(declaration.GetSyntax() is VariableDeclaratorSyntax declarator && declarator.Contains(_place));

    private static bool IsLoopIndex(ILocalSymbol local) =>
        local.Type.SpecialType == SpecialType.System_Int32
        && local.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax };
}
