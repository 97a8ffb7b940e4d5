using EvoLLM.Evolver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Grows a whole program from a contract: a result for each element, or one result.</summary>
internal static class Skeleton
{
    /// <summary>A program with a grown result; <see langword="null"/> where the contract's form is not one that can be filled.</summary>
    public static string? Grow(ProgramContract contract, Random random)
    {
        var program = SyntaxProgram.Bind(Text(contract, "throw null!;"), contract.Declarations);
        if (program.Root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault() is not { Body: { } body } method
            || Body((IMethodSymbol)program.Model.GetDeclaredSymbol(method)!, new Scope(program, body.Statements[0])) is not { } filled)
        {
            return null;
        }

        program = program.With(Text(contract, filled));
        return new GrowResult().Apply(new EditContext(program, program, random)) is { } grown ? Tidy.ToText(grown) : null;
    }

    /// <summary>The shortest program of a contract: it does nothing, and returns what a variable of its type begins with.</summary>
    public static string Default(ProgramContract contract) =>
        Tidy.ToText(SyntaxProgram.Bind(Text(contract, contract.Signature.StartsWith("void ", StringComparison.Ordinal) ? "" : "return default!;")).Root);

    private static string Text(ProgramContract contract, string body) =>
        $"using System;\npublic static class {contract.TypeName} {{ public static {contract.Signature} {{ {body} }} }}";

    private static string? Body(IMethodSymbol method, Scope scope)
    {
        var series = scope.Series().ToList();
        var written = series.Find(symbol => Scope.TypeOf(symbol).Name is "Span");
        return method switch
        {
            { ReturnsVoid: true } when written is not null =>
                $"for (var i = 0; i < {Scope.LengthOf(written)}; i++) {{ {written.Name}[i] = {Zero(Scope.ElementKind(written))}; }}",
            _ when SyntaxProgram.KindOf(method.ReturnType) is { } kind => $"return {Zero(kind)};",
            { ReturnType: IArrayTypeSymbol { Rank: 1 } array } when series.Count > 0 && SyntaxProgram.KindOf(array.ElementType) is { } kind =>
                $"var result = new {array.ElementType}[{Scope.LengthOf(series[0])}]; for (var i = 0; i < result.Length; i++) {{ result[i] = {Zero(kind)}; }} return result;",
            { ReturnType: IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Double } } when Shape(scope) is { } shape =>
                $"var result = new double[{shape.Rows}]; for (var i = 0; i < result.Length; i++) {{ result[i] = 0.0; }} return result;",
            { ReturnType: IArrayTypeSymbol { Rank: 2, ElementType.SpecialType: SpecialType.System_Double } } when Shape(scope) is { } shape =>
                $"var result = new double[{shape.Rows}, {shape.Columns}]; for (var i = 0; i < result.GetLength(0); i++) {{ for (var j = 0; j < result.GetLength(1); j++) {{ result[i, j] = 0.0; }} }} return result;",
            _ => null,
        };
    }

    /// <summary>How many rows and columns what is made of the first matrix has, or of all pairs of the first series; <see langword="null"/> where there is neither.</summary>
    private static (string Rows, string Columns)? Shape(Scope scope) =>
        scope.Matrices().FirstOrDefault() is { } matrix ? (Scope.LengthOf(matrix, 0), Scope.LengthOf(matrix, 1))
        : scope.Series().FirstOrDefault() is { } series ? (Scope.LengthOf(series), Scope.LengthOf(series))
        : null;

    private static string Zero(ValueKind kind) => kind switch
    {
        ValueKind.Real => "0.0",
        ValueKind.Integer => "0",
        _ => "false",
    };
}
