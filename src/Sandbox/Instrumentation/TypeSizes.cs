using System.Collections.Frozen;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EvoLLM.Sandbox;

/// <summary>Chooses what measures a value by its type.</summary>
internal sealed class TypeSizes(PaidReferences paid)
{
    private static readonly FrozenDictionary<string, string> Values = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.Span"] = nameof(Sizes.OfWritableSpan),
        ["System.ReadOnlySpan"] = nameof(Sizes.OfSpan),
        ["System.Memory"] = nameof(Sizes.OfMemory),
        ["System.ReadOnlyMemory"] = nameof(Sizes.OfReadOnlyMemory),
        ["System.ArraySegment"] = nameof(Sizes.OfSegment),
        ["System.Collections.Generic.Dictionary"] = nameof(Sizes.OfDictionary),
        ["System.Collections.Generic.SortedList"] = nameof(Sizes.OfSortedList),
        ["System.Collections.Generic.PriorityQueue"] = nameof(Sizes.OfQueue),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Classes = FrozenSet.Create(
        StringComparer.Ordinal,
        "List", "HashSet", "SortedSet", "Queue", "Stack", "LinkedList", "Dictionary", "OrderedDictionary", "SortedDictionary", "SortedList", "PriorityQueue", "Lookup");

    private static readonly FrozenSet<string> Sequences = FrozenSet.Create(
        StringComparer.Ordinal,
        "IEnumerable", "ICollection", "IList", "ISet", "IReadOnlyCollection", "IReadOnlyList", "IReadOnlySet", "List", "HashSet", "SortedSet", "Queue", "Stack", "LinkedList", "Collection", "ReadOnlyCollection");

    private static readonly FrozenSet<string> Others = FrozenSet.Create(
        StringComparer.Ordinal,
        "ICollection", "IList", "IDictionary", "IReadOnlyDictionary", "BitArray", "OrderedDictionary", "SortedDictionary", "ReadOnlyDictionary", "KeyCollection", "ValueCollection");

    /// <summary>Whether a type is a sequence of known elements.</summary>
    public static bool IsSequence(TypeReference type) => type is GenericInstanceType { GenericArguments.Count: 1 } && Sequences.Contains(Simple(type)) && IsCollection(type);

    /// <summary>Whether a type is a collection that is made by a call.</summary>
    public static bool IsClass(GenericInstanceType type) => IsCollection(type) && Classes.Contains(Simple(type));

    /// <summary>The call that measures a value which lies on the stack; none if values of that type have no size.</summary>
    public Instruction? Of(TypeReference type) => type switch
    {
        { MetadataType: MetadataType.String } => paid.Size(nameof(Sizes.OfText)),
        { MetadataType: MetadataType.Object } => paid.Size(nameof(Sizes.OfValue), type),
        GenericParameter => paid.Size(nameof(Sizes.OfValue), type),
        ArrayType { IsVector: true } array => paid.Size(nameof(Sizes.OfArray), array.ElementType),
        ArrayType or { Namespace: "System", Name: "Array" } => paid.Size(nameof(Sizes.OfGrid)),
        { Namespace: "System.Numerics", Name: "BigInteger" } => paid.Size(nameof(Sizes.OfNumber)),
        { Namespace: "System.Text", Name: "StringBuilder" } => paid.Size(nameof(Sizes.OfBuilder)),
        GenericInstanceType generic when Values.TryGetValue(ImageNames.Of(generic.ElementType), out var size) => paid.Size(size, generic.GenericArguments),
        GenericInstanceType generic when IsSequence(generic) => paid.Size(nameof(Sizes.OfSequence), generic.GenericArguments),
        _ when IsCollection(type) && Others.Contains(Simple(type)) => paid.Size(nameof(Sizes.OfObject)),
        _ => null,
    };

    /// <summary>As <see cref="Of"/>, for the instance of a collection's member.</summary>
    public Instruction? OfInstance(TypeReference type) => type is GenericParameter ? paid.Size(nameof(Sizes.OfBoxed), type) : Of(type);

    /// <summary>As <see cref="Of"/>, for what is hashed or compared as a whole.</summary>
    public Instruction? OfKey(TypeReference type) => type is GenericParameter or { MetadataType: MetadataType.String or MetadataType.Object } or { Namespace: "System.Numerics", Name: "BigInteger" } ? Of(type) : null;

    /// <summary>As <see cref="Of"/>, for what is searched through unless it finds by a hash.</summary>
    public Instruction? OfSearched(TypeReference type) => type is not GenericInstanceType generic ? OfInstance(type) : generic.GenericArguments.Count == 1
        ? paid.Size(nameof(Sizes.OfSearched), generic.GenericArguments)
        : paid.Size(nameof(Sizes.OfSearchedDictionary), generic.GenericArguments);

    private static bool IsCollection(TypeReference type) => (type.GetElementType().DeclaringType ?? type).Namespace is "System.Collections.Generic" or "System.Collections.ObjectModel" or "System.Collections";

    private static string Simple(TypeReference type) => type.Name.Split('`')[0];
}
