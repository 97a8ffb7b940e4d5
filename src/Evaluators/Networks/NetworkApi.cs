using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>What candidates that build networks may use of this assembly: for the compiler, for operators that edit programs, and for those who read them.</summary>
internal static class NetworkApi
{
    private static readonly Type[] Types = [typeof(NetworkBuilder), typeof(Tensor), typeof(Shape), typeof(Network)];

    /// <summary>What a candidate may name: all of a tensor, and what is harmless of the others.</summary>
    public static IReadOnlyList<string> Allowed { get; } =
    [
        $"{typeof(Tensor).FullName}",
        .. Members(typeof(NetworkBuilder), nameof(NetworkBuilder.Input), nameof(NetworkBuilder.Output)),
        .. Members(typeof(Shape), ".ctor", "Count", "Item", nameof(Shape.Elements), nameof(Shape.GetEnumerator)),
        .. Members(typeof(Network), nameof(Network.Parameters), nameof(Network.Multiplications), nameof(Network.Activations), nameof(Network.Depth)),
    ];

    /// <summary>The assembly as the sandbox takes it.</summary>
    public static CandidateLibrary Library { get; } = new(typeof(NetworkApi).Assembly.Location, [.. Types.Select(type => type.FullName!)]);

    /// <summary>The same as C# declarations without bodies; the parameter that the compiler fills in is left out.</summary>
    public static string Declarations { get; } = string.Concat(Types.Select(Declare));

    private static IEnumerable<string> Members(Type type, params string[] names) => names.Select(name => $"{type.FullName}.{name}");

    private static string Declare(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var text = new StringBuilder($"public sealed class {type.Name}\n{{\n");
        foreach (var line in type.GetMembers(Declared).Where(IsAllowed).Select(Declare).Order(StringComparer.Ordinal))
        {
            text.Append("    public ").Append(line).Append('\n');
        }

        return text.Append("}\n").ToString();
    }

    private static bool IsAllowed(MemberInfo member)
    {
        var owner = member.DeclaringType!.FullName!;
        var name = member is PropertyInfo { Name: var property } ? property : member.Name;
        return member is not MethodInfo { IsSpecialName: true, Name: not ['o', 'p', '_', ..] } && (Allowed.Contains(owner) || Allowed.Contains($"{owner}.{name}"));
    }

    private static string Declare(MemberInfo member) => member switch
    {
        FieldInfo constant => $"const {Name(constant.FieldType)} {constant.Name} = {Text(constant.GetRawConstantValue())};",
        ConstructorInfo constructor => $"{constructor.DeclaringType!.Name}({Parameters(constructor)});",
        PropertyInfo { Name: "Item" } indexer => $"{Name(indexer.PropertyType)} this[int axis] {{ get; }}",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ get; }}",
        MethodInfo { IsStatic: true } conversion => $"static {Name(conversion.ReturnType)} operator {Sign(conversion.Name)}({Parameters(conversion)});",
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}({Parameters(method)});",
        _ => throw new NotSupportedException(member.Name),
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters()
        .Where(parameter => parameter.GetCustomAttribute<CallerLineNumberAttribute>() is null)
        .Select(parameter => $"{(IsOpen(parameter) ? "params " : "")}{Name(parameter.ParameterType)}{(parameter is { HasDefaultValue: true, DefaultValue: null } ? "?" : "")} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Text(parameter.DefaultValue)}" : "")}"));

    private static bool IsOpen(ParameterInfo parameter) => parameter.IsDefined(typeof(ParamCollectionAttribute)) || parameter.IsDefined(typeof(ParamArrayAttribute));

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type) => type switch
    {
        { IsArray: true } => $"{Name(type.GetElementType()!)}[]",
        _ when type == typeof(int) => "int",
        _ when type == typeof(long) => "long",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(ReadOnlySpan<int>) => "ReadOnlySpan<int>",
        _ when type == typeof(IEnumerator<int>) => "IEnumerator<int>",
        _ => type.Name,
    };

    private static string Sign(string name) => name switch
    {
        "op_Addition" => "+",
        "op_Subtraction" or "op_UnaryNegation" => "-",
        "op_Multiply" => "*",
        "op_Division" => "/",
        _ => throw new NotSupportedException(name),
    };
}
