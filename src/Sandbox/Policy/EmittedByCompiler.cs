using System.Collections.Frozen;
using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>What the C# compiler itself writes into an image, though no source may name it.</summary>
internal static class EmittedByCompiler
{
    /// <summary>What it writes into any method.</summary>
    public static AllowList Anywhere { get; } = AllowList.Parse(
        """
        System.Object: GetHashCode
        System.ValueType: GetHashCode
        System.String: GetHashCode
        System.Numerics.BigInteger: GetHashCode
        System.Attribute:
        System.IntPtr:
        System.UIntPtr:
        System.AsyncCallback:
        System.IAsyncResult:
        System.RuntimeTypeHandle:
        System.RuntimeFieldHandle:
        System.Type: GetTypeFromHandle op_Equality op_Inequality
        System.Activator: CreateInstance/0
        System.Delegate: Combine Remove op_Equality op_Inequality
        System.Threading.Interlocked: CompareExchange
        System.Collections.Generic.EqualityComparer: GetHashCode
        System.Runtime.CompilerServices.DefaultInterpolatedStringHandler: *
        System.Runtime.CompilerServices.ITuple: *
        System.Runtime.CompilerServices.IsExternalInit:
        System.Runtime.CompilerServices.RuntimeHelpers: InitializeArray CreateSpan GetSubArray EnsureSufficientExecutionStack
        System.Runtime.CompilerServices.SwitchExpressionException: .ctor
        System.Runtime.InteropServices.CollectionsMarshal: SetCount AsSpan
        System.Runtime.InteropServices.InAttribute:
        System.Runtime.InteropServices.UnmanagedType:
        System.Runtime.CompilerServices.InlineArray2:
        System.Runtime.CompilerServices.InlineArray3:
        System.Runtime.CompilerServices.InlineArray4:
        System.Runtime.CompilerServices.InlineArray5:
        System.Runtime.CompilerServices.InlineArray6:
        System.Runtime.CompilerServices.InlineArray7:
        System.Runtime.CompilerServices.InlineArray8:
        System.Runtime.CompilerServices.InlineArray9:
        System.Runtime.CompilerServices.InlineArray10:
        System.Runtime.CompilerServices.InlineArray11:
        System.Runtime.CompilerServices.InlineArray12:
        System.Runtime.CompilerServices.InlineArray13:
        System.Runtime.CompilerServices.InlineArray14:
        System.Runtime.CompilerServices.InlineArray15:
        System.Runtime.CompilerServices.InlineArray16:
        """);

    /// <summary>What it writes only into types and methods of its own.</summary>
    public static AllowList Generated { get; } = AllowList.Parse(
        """
        System.Environment: CurrentManagedThreadId
        System.Collections.ICollection: SyncRoot
        System.Runtime.CompilerServices.Unsafe: As Add AsRef
        System.Runtime.InteropServices.MemoryMarshal: CreateSpan CreateReadOnlySpan GetReference
        """);

    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        StringComparer.Ordinal,
        "System.FlagsAttribute",
        "System.ObsoleteAttribute",
        "System.ParamArrayAttribute",
        "System.Diagnostics.DebuggableAttribute",
        "System.Diagnostics.DebuggerBrowsableAttribute",
        "System.Diagnostics.DebuggerDisplayAttribute",
        "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Reflection.DefaultMemberAttribute",
        "System.Runtime.CompilerServices.CompilationRelaxationsAttribute",
        "System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute",
        "System.Runtime.CompilerServices.CompilerGeneratedAttribute",
        "System.Runtime.CompilerServices.DecimalConstantAttribute",
        "System.Runtime.CompilerServices.ExtensionAttribute",
        "System.Runtime.CompilerServices.ExtensionMarkerAttribute",
        "System.Runtime.CompilerServices.IsByRefLikeAttribute",
        "System.Runtime.CompilerServices.IsReadOnlyAttribute",
        "System.Runtime.CompilerServices.IsUnmanagedAttribute",
        "System.Runtime.CompilerServices.IteratorStateMachineAttribute",
        "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute",
        "System.Runtime.CompilerServices.ParamCollectionAttribute",
        "System.Runtime.CompilerServices.PreserveBaseOverridesAttribute",
        "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Runtime.CompilerServices.RequiredMemberAttribute",
        "System.Runtime.CompilerServices.RequiresLocationAttribute",
        "System.Runtime.CompilerServices.RuntimeCompatibilityAttribute",
        "System.Runtime.CompilerServices.ScopedRefAttribute",
        "System.Runtime.CompilerServices.TupleElementNamesAttribute");

    /// <summary>Whether it puts such an attribute there.</summary>
    public static bool Writes(CustomAttribute attribute, ICustomAttributeProvider on)
    {
        var name = ImageNames.Of(attribute.AttributeType);
        return Attributes.Contains(name)
            || (name == "System.Runtime.CompilerServices.InlineArrayAttribute" && on is TypeDefinition { Name: var type } && type.StartsWith("<>y__InlineArray", StringComparison.Ordinal));
    }
}
