using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>A call of LINQ: it makes another sequence of some, or goes through them.</summary>
internal sealed class SequenceCall(MethodReference called, PaidReferences paid)
{
    private readonly TypeReference _result = called.ReturnType.Close(called);
    private readonly List<(int Position, TypeReference Type)> _sources = [];

    private bool IsLazy => _result is GenericInstanceType { Name: "IEnumerable`1" or "IOrderedEnumerable`1" };

    /// <summary>What happens to an argument; nothing if it is no sequence.</summary>
    public ArgumentPayment? Argument(TypeReference type, int position)
    {
        switch (type)
        {
            case GenericInstanceType { Name: "IEnumerable`1" } sequence:
                _sources.Add((position, type));
                return new ArgumentPayment(null, Passed: paid.Sequence(IsLazy ? nameof(PaidSequences.Enter) : Way(), sequence.GenericArguments));
            case GenericInstanceType { Name: "IOrderedEnumerable`1" } sequence:
                _sources.Add((position, type));
                return new ArgumentPayment(null, Passed: paid.Sequence(nameof(PaidSequences.EnterOrdered), sequence.GenericArguments));
            case { Namespace: "System.Collections", Name: "IEnumerable" }:
                _sources.Add((position, type));
                return new ArgumentPayment(null, Passed: paid.Sequence(nameof(PaidSequences.EnterUntyped)));
            case GenericInstanceType { GenericArguments: [var item, GenericInstanceType { Name: "IEnumerable`1" } items] } when called.Name == nameof(Enumerable.SelectMany):
                return new ArgumentPayment(null, Passed: paid.Sequence(nameof(PaidSequences.Selector), item, items.GenericArguments[0]));
            case GenericInstanceType { GenericArguments: [var item, _, GenericInstanceType { Name: "IEnumerable`1" } items] } when called.Name == nameof(Enumerable.SelectMany):
                return new ArgumentPayment(null, Passed: paid.Sequence(nameof(PaidSequences.IndexedSelector), item, items.GenericArguments[0]));
            default:
                return null;
        }
    }

    /// <summary>Counts the sequence that is handed out.</summary>
    public Instruction[] After(Func<int, Instruction> load) => !IsLazy || _sources.Count == 0 ? [] :
    [
        .. Source(0, load),
        .. Source(1, load),
        Instruction.Create(OpCodes.Ldc_I4, (int)Work),
        HasCount ? load(1) : Instruction.Create(OpCodes.Ldc_I4_0),
        paid.Sequence(_result.Name == "IEnumerable`1" ? nameof(PaidSequences.Wrap) : nameof(PaidSequences.WrapOrdered), ((GenericInstanceType)_result).GenericArguments),
    ];

    private bool HasCount => called.Name is nameof(Enumerable.Skip) or nameof(Enumerable.Take) && called.Parameters[1].ParameterType.MetadataType == MetadataType.Int32;

    private SequenceWork Work => called.Name switch
    {
        nameof(Enumerable.Select) => SequenceWork.Map,
        nameof(Enumerable.Skip) => SequenceWork.Skip,
        nameof(Enumerable.Take) when HasCount => SequenceWork.Take,
        nameof(Enumerable.Order) or nameof(Enumerable.OrderDescending) or nameof(Enumerable.OrderBy) or nameof(Enumerable.OrderByDescending) => SequenceWork.Sort,
        nameof(Enumerable.Where) or nameof(Enumerable.SelectMany) or nameof(Enumerable.Concat) or nameof(Enumerable.Append) or nameof(Enumerable.Prepend)
            or nameof(Enumerable.TakeWhile) or nameof(Enumerable.SkipWhile) or nameof(Enumerable.Take) or nameof(Enumerable.DefaultIfEmpty)
            or nameof(Enumerable.ThenBy) or nameof(Enumerable.ThenByDescending) => SequenceWork.Pass,
        _ => SequenceWork.Keep,
    };

    private Instruction[] Source(int index, Func<int, Instruction> load) => index >= _sources.Count ? [Instruction.Create(OpCodes.Ldnull)]
        : _sources[index].Type is GenericInstanceType { Name: "IEnumerable`1" } sequence
            ? [load(_sources[index].Position), paid.Sequence(nameof(PaidSequences.Source), sequence.GenericArguments)]
            : [load(_sources[index].Position)];

    /// <summary>How a call goes through a sequence at once.</summary>
    private string Way() => called.Name switch
    {
        _ when called.Parameters.Any(parameter => parameter.ParameterType is GenericInstanceType type && type.Name.StartsWith("Func`", StringComparison.Ordinal)) => nameof(PaidSequences.Walk),
        nameof(Enumerable.First) or nameof(Enumerable.FirstOrDefault) or nameof(Enumerable.Last) or nameof(Enumerable.LastOrDefault) or nameof(Enumerable.Single)
            or nameof(Enumerable.SingleOrDefault) or nameof(Enumerable.ElementAt) or nameof(Enumerable.ElementAtOrDefault) or nameof(Enumerable.Any) => nameof(PaidSequences.Peek),
        nameof(Enumerable.ToHashSet) or nameof(Enumerable.ToDictionary) or nameof(Enumerable.ToLookup) => nameof(PaidSequences.Keep),
        nameof(Enumerable.Count) => nameof(PaidSequences.Count),
        nameof(Enumerable.Contains) => nameof(PaidSequences.Search),
        _ => nameof(PaidSequences.Take),
    };
}
