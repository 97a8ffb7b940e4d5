namespace EvoLLM.Evaluators;

/// <summary>
/// The parity program as genetic programming has it: a tree of nine nodes, <c>((((t0 f0 t1) f1 t2) f2 t3) f3 t4)</c>. Its functions
/// are + and %, its terminals b1 to b4, the undefined c1 to c4, and -2 to 2; bug 5 brings the constant 3.
/// </summary>
internal sealed class ParityTree
{
    public const int Functions = 2;
    public const int Terminals = 13;
    public const int FunctionNodes = 4;
    public const int Nodes = 9;

    private const int Defined = 4;
    private const int Names = 8;
    private const int Zero = 10;

    private readonly int[] _nodes;

    /// <param name="nodes">The functions (0 is +, 1 is %), then the terminals by their number in the order above.</param>
    public ParityTree(int[] nodes) => _nodes = nodes;

    public ReadOnlySpan<int> All => _nodes;

    /// <summary>The program with some bugs.</summary>
    public static ParityTree WithBugs(int bugs) =>
        new([0, 0, 0, 1, .. Enumerable.Range(0, 4).Select(bit => bit < bugs ? Defined + bit : bit), Zero + (bugs == ParityBugs.Most ? 3 : 2)]);

    /// <summary>How many values a node can be given.</summary>
    public static int Choices(int node) => node < FunctionNodes ? Functions : Terminals;

    /// <summary>Whether a value of a node means anything: a tree that reads an undefined name is never correct.</summary>
    public static bool IsDefined(int node, int choice) => node < FunctionNodes || choice is < Defined or >= Names;

    /// <summary>Whether the program gives the parity of all 16 inputs. One that reads an undefined name, or divides by 0, does not.</summary>
    public bool IsCorrect()
    {
        for (var bits = 0; bits < 16; bits++)
        {
            if (Run(bits) != (int.PopCount(bits) & 1))
            {
                return false;
            }
        }

        return true;
    }

    private int? Run(int bits)
    {
        var value = Value(_nodes[FunctionNodes], bits);
        for (var i = 0; i < FunctionNodes; i++)
        {
            value = Apply(_nodes[i], value, Value(_nodes[FunctionNodes + 1 + i], bits));
        }

        return value;
    }

    private static int? Value(int terminal, int bits) => terminal < Defined ? (bits >> terminal) & 1 : terminal < Names ? null : terminal - Zero;

    // The paper's programs are Python: the remainder has the sign of the divisor.
    private static int? Apply(int function, int? left, int? right) => function == 0 ? left + right
        : right is 0 ? null
        : ((left % right) + right) % right;
}
