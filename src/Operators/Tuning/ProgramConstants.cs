using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>The numbers of a program as a vector: what a program is beside its skeleton.</summary>
internal sealed class ProgramConstants
{
    private readonly string _source;
    private readonly IReadOnlyList<ProgramConstant> _constants;

    private ProgramConstants(string source, IReadOnlyList<ProgramConstant> constants) => (_source, _constants) = (source, constants);

    public int Count => _constants.Count;

    public ProgramConstant this[int index] => _constants[index];

    /// <summary>The numbers in the order of the text.</summary>
    public double[] Values => [.. _constants.Select(constant => constant.Value)];

    public static ProgramConstants Read(string source)
    {
        var program = SyntaxProgram.Bind(source);
        return new ProgramConstants(
            source,
            [.. program.Root.DescendantNodes().OfType<LiteralExpressionSyntax>().Select(literal => ProgramConstant.Read(literal, program)).OfType<ProgramConstant>()]);
    }

    /// <summary>The program with other numbers; everything else, and every number that stays, is as it was, byte for byte.</summary>
    /// <param name="values">One for each number, as its type allows.</param>
    /// <param name="digits">How many significant digits each number is written with.</param>
    public string Write(ReadOnlySpan<double> values, ReadOnlySpan<int> digits)
    {
        var text = new StringBuilder();
        var done = 0;
        for (var i = 0; i < Count; i++)
        {
            if (values[i] != _constants[i].Value)
            {
                text.Append(_source, done, _constants[i].Span.Start - done).Append(_constants[i].ToText(values[i], digits[i]));
                done = _constants[i].Span.End;
            }
        }

        return text.Append(_source, done, _source.Length - done).ToString();
    }
}
