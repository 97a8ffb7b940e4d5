using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>
/// Makes a program into one that a sandbox must stop. None does harm where nothing stops it but to the process that runs
/// it: files and addresses are such that nobody has them.
/// </summary>
internal static class HostileProgram
{
    private static readonly string[] Deeds =
    [
        "System.IO.Directory.Delete(\"evollm-mock-model-victim\", true);",
        "System.IO.File.WriteAllText(\"/evollm-mock-model/trace\", \"was here\");",
        "System.Diagnostics.Process.Start(\"evollm-mock-model-program\");",
        "new System.Net.Http.HttpClient().GetStringAsync(\"http://127.0.0.1:1/\").Wait();",
        "throw new System.Exception(System.Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\"));",
        "System.Environment.Exit(0);",
        "while (true) { }",
        "int Deeper(int depth) => Deeper(depth + 1) + 1; Deeper(0);",
        "var hoard = new System.Collections.Generic.List<byte[]>(); while (true) { hoard.Add(new byte[1 << 24]); }",
    ];

    /// <summary>The program whose first method does one of the deeds in place of its work.</summary>
    public static string Of(string source, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        var body = (BlockSyntax)SyntaxFactory.ParseStatement($"{{ {random.Pick(Deeds)} throw null!; }}");
        var method = root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault();
        return method is null
            ? source
            : Tidy.ToText(root.ReplaceNode(method, method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)));
    }
}
