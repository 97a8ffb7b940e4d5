using Mono.Cecil;

namespace EvoLLM.Sandbox;

/// <summary>
/// Holds what was emitted against the same list as <see cref="SymbolPolicy"/>: whatever a source may do that no look at its
/// text finds, it must be in the image.
/// </summary>
internal sealed class ImagePolicy(AllowList list)
{
    /// <summary>Finds what the image may not hold, each thing once.</summary>
    public IEnumerable<CompilationMessage> Check(ModuleDefinition module) =>
        new Pass(list, module).Run().Distinct(StringComparer.Ordinal).Select(Message);

    /// <summary>What is a sentence already says what to do.</summary>
    private static CompilationMessage Message(string refused) =>
        new("POLICY", refused.EndsWith('.') ? refused : $"{refused} is not available to candidates; {Alternatives.For(refused)}", 0, 0);

    private sealed class Pass(AllowList list, ModuleDefinition module)
    {
        private readonly ImageTypes _types = new(list);
        private readonly ImageLimits _limits = new(new StructSizes());
        private readonly GenericGrowth _growth = new();
        private readonly ConstructorArguments _constructors = new(list);
        private readonly InheritedImplementations _inherited = new(list);

        public IEnumerable<string> Run()
        {
            var names = ImageShape.Of(module)
                .Concat(ImageShape.Attributes(module))
                .Concat(ImageShape.Attributes(module.Assembly))
                .Concat(module.GetTypes().SelectMany(Named))
                .ToList();

            // Sizes are only computed of types that are known to be what they look like.
            return names.Count > 0 ? names : module.GetTypes().SelectMany(Measured).Concat(Grown());
        }

        private IEnumerable<string> Named(TypeDefinition type)
        {
            var generated = ImageNames.IsGenerated(type);
            var referred = type.Interfaces.Select(implemented => implemented.InterfaceType).Append(type.BaseType).Concat(Constraints(type));
            return ImageShape.Of(type)
                .Concat(ImageShape.Attributes(type))
                .Concat(type.Interfaces.SelectMany(ImageShape.Attributes))
                .Concat(type.GenericParameters.SelectMany(ImageShape.Attributes))
                .Concat(referred.SelectMany(reference => _types.Refused(reference, generated)))
                .Concat(type.Properties.SelectMany(ImageShape.Attributes))
                .Concat(type.Events.SelectMany(ImageShape.Attributes))
                .Concat(type.Fields.SelectMany(field => ImageShape.Of(field).Concat(ImageShape.Attributes(field)).Concat(_types.Refused(field.FieldType, generated))))
                .Concat(type.Methods.SelectMany(Named));
        }

        private IEnumerable<string> Named(MethodDefinition method)
        {
            var generated = ImageNames.IsGenerated(method);
            var signature = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)
                .Concat(Constraints(method))
                .Concat(method.Overrides.Select(overridden => overridden.DeclaringType));
            return ImageShape.Of(method)
                .Concat(ImageShape.Attributes(method))
                .Concat(ImageShape.Attributes(method.MethodReturnType))
                .Concat(method.Parameters.SelectMany(ImageShape.Attributes))
                .Concat(method.GenericParameters.SelectMany(ImageShape.Attributes))
                .Concat(signature.SelectMany(type => _types.Refused(type, generated)))
                .Concat(method.HasBody ? new ImageCode(_types).Check(method) : []);
        }

        private IEnumerable<string> Measured(TypeDefinition type) =>
            _limits.Check(type).Concat(_inherited.Refused(type)).Concat(type.Methods.SelectMany(_limits.Check)).Concat(Uses(type).SelectMany(_constructors.Refused)).Concat(Uses(type).SelectMany(NumberArguments.Refused));

        private IEnumerable<string> Grown()
        {
            foreach (var use in module.GetTypes().SelectMany(Uses))
            {
                _growth.Add(use);
            }

            _growth.AddOverrides(module.GetTypes().SelectMany(type => type.Methods));
            var endless = _growth.Endless().Select(name => $"{name} comes back to itself inside a larger type; make it end, or use an object in its place.").ToList();
            return endless.Count > 0 ? endless : new GenericExpansion(Declared, Uses).Refused(module.GetTypes());
        }

        private static IEnumerable<MemberReference> Uses(TypeDefinition type) => Declared(type).Concat(type.Methods.SelectMany(Uses));

        private static IEnumerable<MemberReference> Declared(TypeDefinition type) => type.Fields.Select(field => field.FieldType)
            .Concat(type.Interfaces.Select(implemented => implemented.InterfaceType))
            .Concat(type.BaseType is { } parent ? [parent] : []);

        private static IEnumerable<MemberReference> Uses(MethodDefinition method) => method.HasBody
            ? method.Body.Variables.Select(MemberReference (variable) => variable.VariableType)
                .Concat(method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MemberReference>())
            : [];

        private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider provider) => provider.HasGenericParameters
            ? provider.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType)
            : [];
    }
}
