using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox;

/// <summary>Holds a program against the signature that it must offer.</summary>
internal sealed class ContractCheck
{
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private readonly EntryPoint _entryPoint;
    private readonly string _method;
    private readonly string _display;

    /// <exception cref="ArgumentException">The signature itself is not C#.</exception>
    public ContractCheck(EntryPoint entryPoint, CSharpCompilation empty)
    {
        _entryPoint = entryPoint;
        var declaration = CSharpSyntaxTree.ParseText($"public static class {entryPoint.TypeName} {{ public static {entryPoint.Signature} => throw null!; }}");
        var compilation = empty.AddSyntaxTrees(declaration);
        var error = compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (error is not null || compilation.GetTypeByMetadataName(entryPoint.TypeName)?.GetMembers().OfType<IMethodSymbol>().FirstOrDefault() is not { } method)
        {
            throw new ArgumentException($"The contract 'public static {entryPoint.Signature}' is not a C# method: {error?.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}", nameof(entryPoint));
        }

        _method = method.Name;
        _display = method.ToDisplayString(Format);
    }

    /// <summary>Says what the program lacks; <see langword="null"/> where it lacks nothing.</summary>
    public CompilationMessage? Check(Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName(_entryPoint.TypeName) is not { } type || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            return Lacks($"There is no class {_entryPoint.TypeName}.", null);
        }

        if (type is not { DeclaredAccessibility: Accessibility.Public, IsStatic: true, IsGenericType: false })
        {
            return Lacks($"{_entryPoint.TypeName} must be a public static class.", type);
        }

        var methods = type.GetMembers(_method).OfType<IMethodSymbol>().ToList();
        var method = methods.Find(candidate => candidate.ToDisplayString(Format) == _display);
        return methods.Count == 0 ? Lacks($"{_entryPoint.TypeName} has no method {_method}.", type)
            : method is null ? Lacks($"{_method} has the signature {methods[0].ToDisplayString(Format)}.", methods[0])
            : methods.Count > 1 ? Lacks($"{_entryPoint.TypeName} has several methods {_method}; there must be one.", methods[1])
            : method is not { DeclaredAccessibility: Accessibility.Public, IsGenericMethod: false } ? Lacks($"{_method} must be public.", method)
            : null;
    }

    private CompilationMessage Lacks(string what, ISymbol? symbol)
    {
        var text = $"{what} The program must declare: public static class {_entryPoint.TypeName} with public static {_entryPoint.Signature}.";
        return symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
            ? CompilationMessage.At(syntax, "CONTRACT", text)
            : new CompilationMessage("CONTRACT", text, 0, 0);
    }
}
