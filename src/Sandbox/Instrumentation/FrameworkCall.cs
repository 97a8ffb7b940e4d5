using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>One call of the framework, with the types of what lies on the stack for it.</summary>
internal sealed class FrameworkCall
{
    private readonly MethodReference _called;
    private readonly PaidReferences _paid;
    private readonly TypeSizes _sizes;
    private readonly SequenceCall? _sequence;
    private readonly bool _hasInstance;

    public FrameworkCall(MethodReference called, Instruction instruction, PaidReferences paid)
    {
        (_called, _paid, _sizes) = (called, paid, new TypeSizes(paid));
        _hasInstance = called.HasThis && instruction.OpCode.Code != Code.Newobj;
        _sequence = called.DeclaringType.FullName == "System.Linq.Enumerable" ? new SequenceCall(called, paid) : null;
        Made = (instruction.OpCode.Code == Code.Newobj ? called.DeclaringType : called.ReturnType.Close(called)) is GenericInstanceType made && TypeSizes.IsClass(made) ? made : null;
        Arguments = [.. _hasInstance ? [Instance(instruction)] : Array.Empty<TypeReference>(), .. called.Parameters.Select(parameter => parameter.ParameterType.Close(called))];
    }

    /// <summary>The types of the instance, if there is one, and of the arguments.</summary>
    public IReadOnlyList<TypeReference> Arguments { get; }

    /// <summary>The type of the collection that the call makes, if it makes one.</summary>
    public GenericInstanceType? Made { get; }

    /// <summary>What one of them is paid by; nothing if it has no size.</summary>
    public ArgumentPayment? Payment(int position, CallCost cost)
    {
        var type = Arguments[position];
        if (_sequence?.Argument(type, position) is { } argument)
        {
            return argument;
        }

        if (_hasInstance && position == 0)
        {
            return InstanceSize(type is ByReferenceType reference ? reference.ElementType : type, cost) is { } size ? new ArgumentPayment(size, By(cost)) : null;
        }

        return (cost, position - (_hasInstance ? 1 : 0)) switch
        {
            (CallCost.All or CallCost.Arguments or CallCost.Each, _) => Argument(type, cost),
            (CallCost.Key or CallCost.Search, 0) when _sizes.OfKey(type) is { } size => new ArgumentPayment(size),
            (CallCost.Count, var last) when last == _called.Parameters.Count - 1 => new ArgumentPayment(_paid.Size(nameof(Sizes.OfCount))),
            _ => null,
        };
    }

    /// <summary>What follows the call.</summary>
    /// <param name="load">Loads an argument again.</param>
    public Instruction[] After(Func<int, Instruction> load) => _sequence?.After(load) ?? [];

    private string By(CallCost cost) => cost == CallCost.Each ? nameof(Meter.Work)
        : _called is { DeclaringType: { Namespace: "System.Numerics", Name: "BigInteger" }, ReturnType: { Name: "BigInteger" } or { MetadataType: MetadataType.Void } } ? nameof(Meter.Number)
        : nameof(Meter.Elements);

    private TypeReference Instance(Instruction instruction) => instruction.Previous is { OpCode.Code: Code.Constrained, Operand: TypeReference constrained }
        ? new ByReferenceType(constrained)
        : FrameworkTypes.IsStruct(_called.DeclaringType) ? new ByReferenceType(_called.DeclaringType) : _called.DeclaringType;

    private Instruction? InstanceSize(TypeReference type, CallCost cost) => cost switch
    {
        _ when _called.Name == ".ctor" => null,
        CallCost.All or CallCost.Instance or CallCost.Each => _called.DeclaringType.Namespace.StartsWith("System.Collections", StringComparison.Ordinal) ? _sizes.OfInstance(type) : _sizes.Of(type),
        CallCost.Search => _sizes.OfSearched(type),
        _ => null,
    };

    private ArgumentPayment? Argument(TypeReference type, CallCost cost) =>
        type is GenericInstanceType { Name: "IEnumerable`1" } sequence ? new ArgumentPayment(null, Passed: _paid.Sequence(nameof(PaidSequences.Take), sequence.GenericArguments))
        : _sizes.Of(type) is { } size ? new ArgumentPayment(size, By(cost))
        : null;
}
