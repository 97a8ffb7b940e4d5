using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>Sees that no large number is calculated with through a type parameter: what an operator of <c>T</c> costs cannot be paid by its digits.</summary>
internal static class NumberArguments
{
    /// <summary>The uses that pass a large number where arithmetic is asked for.</summary>
    public static IEnumerable<string> Refused(MemberReference use) => GenericUses.Of(use)
        .Where(pair => pair.Argument is { Namespace: "System.Numerics", Name: "BigInteger" } && pair.Parameter.Constraints.Any(constraint => IsArithmetic(constraint.ConstraintType.GetElementType())))
        .Select(pair => $"{ImageNames.Written((MemberReference)pair.Parameter.Owner)} calculates with {pair.Parameter.Name}, which may not be BigInteger; write it for BigInteger itself.");

    private static bool IsArithmetic(TypeReference type) => type.Namespace == "System.Numerics" || type is { Namespace: "System", Name: "IParsable`1" or "ISpanParsable`1" };
}
