namespace EvoLLM.Operators;

/// <summary>A method whose options are a record.</summary>
/// <typeparam name="TOptions">The options; each property that a user may set has a <see cref="MethodOptionAttribute"/>.</typeparam>
public abstract class Method<TOptions> : Method
    where TOptions : class, new()
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<MethodOption> Options => MethodSettings.Describe<TOptions>();

    /// <inheritdoc/>
    public sealed override MethodParts Create(MethodContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Create(context, MethodSettings.Bind<TOptions>(Name, context.Settings));
    }

    /// <summary>Puts the method together for a run.</summary>
    /// <param name="context">What there is.</param>
    /// <param name="options">The options, each in its range.</param>
    protected abstract MethodParts Create(MethodContext context, TOptions options);
}
