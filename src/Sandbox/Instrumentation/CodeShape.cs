using System.Collections.Frozen;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>What the meter has to know about a method: where it goes back, and whether it calls anything that could run a candidate's code.</summary>
internal sealed class CodeShape
{
    private const int InstructionsPerStep = 32;
    private const int TrivialBytes = 32;

    /// <summary>Types whose members neither call back nor take long.</summary>
    private static readonly FrozenSet<string> Plain = FrozenSet.Create(
        StringComparer.Ordinal,
        "System.Math", "System.MathF", "System.Numerics.BitOperations", "System.Span", "System.ReadOnlySpan",
        "System.Index", "System.Range", "System.Boolean", "System.Byte", "System.SByte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32",
        "System.Int64", "System.UInt64", "System.Single", "System.Double", "System.Char", "System.Runtime.CompilerServices.RuntimeHelpers");

    private static readonly FrozenSet<string> PlainMembers = FrozenSet.Create(
        StringComparer.Ordinal,
        "System.Object..ctor", "System.String.Chars", "System.String.Length", "System.Array.Length", "System.Array.GetLength",
        "System.Collections.Generic.List.Item", "System.Collections.Generic.List.Count", "System.ValueTuple..ctor",
        "System.Nullable..ctor", "System.Nullable.HasValue", "System.Nullable.Value", "System.Nullable.GetValueOrDefault");

    private readonly Dictionary<Instruction, int> _positions = [];
    private readonly Dictionary<Instruction, CodeLoop> _loops = [];
    private readonly List<int> _calls = [];

    public CodeShape(MethodBody body)
    {
        Weight = Steps(body.Instructions.Count);
        for (var i = 0; i < body.Instructions.Count; i++)
        {
            var instruction = body.Instructions[i];
            _positions[instruction] = i;
            if (MayCallBack(instruction))
            {
                _calls.Add(i);
            }

            foreach (var target in Targets(instruction).Where(_positions.ContainsKey))
            {
                _loops[target] = Loop(_positions[target], i);
            }
        }

        IsTrivial = !Calls && _loops.Count == 0 && body.CodeSize <= TrivialBytes;
    }

    /// <summary>Whether it may call a candidate's code, directly or through the framework.</summary>
    public bool Calls => _calls.Count > 0;

    /// <summary>Whether it costs no more than its call.</summary>
    public bool IsTrivial { get; }

    /// <summary>The steps of one pass through the method.</summary>
    public int Weight { get; }

    /// <summary>What backward branches go to.</summary>
    public IReadOnlyDictionary<Instruction, CodeLoop> Loops => _loops;

    private CodeLoop Loop(int start, int end) => new(Steps(end - start), IsLeaf: _calls.Count == 0 || _calls[^1] < start);

    private static int Steps(int instructions) => 1 + (instructions / InstructionsPerStep);

    private static Instruction[] Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    /// <summary>Whether an instruction may run a candidate's code elsewhere.</summary>
    public static bool MayCallBack(Instruction instruction) =>
        instruction.OpCode.FlowControl == FlowControl.Call && !(instruction.Operand is MethodReference method && IsPlain(method));

    private static bool IsPlain(MethodReference method) =>
        method.DeclaringType is ArrayType || Plain.Contains(ImageNames.Of(method.DeclaringType.GetElementType())) || PlainMembers.Contains(ImageNames.Display(method));
}
