using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace EvoLLM.Operators;

/// <summary>Turns settings that a user typed, name and value, into the options record of a method.</summary>
internal static class MethodSettings
{
    public static IReadOnlyList<MethodOption> Describe<TOptions>()
        where TOptions : class, new()
    {
        var defaults = new TOptions();
        return [.. Properties<TOptions>().Select(entry => new MethodOption(entry.Name, Text(entry.Property.GetValue(defaults)), Meaning(entry.Property, entry.Option)))];
    }

    /// <exception cref="MethodException">A name is unknown, or a value is out of range.</exception>
    public static TOptions Bind<TOptions>(string method, IReadOnlyDictionary<string, string> settings)
        where TOptions : class, new()
    {
        var options = new TOptions();
        var known = Properties<TOptions>().ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (var (name, text) in settings)
        {
            var (_, property, option) = known.TryGetValue(name, out var entry)
                ? entry
                : throw new MethodException($"Method '{method}' has no option '{name}'; {(known.Count == 0 ? "it takes none" : "there are: " + string.Join(", ", known.Keys.Order(StringComparer.Ordinal)))}.");
            property.SetValue(options, Parse(property.PropertyType, text, option)
                ?? throw new MethodException($"Option '{name}' of method '{method}' is '{text}'; it must be {Range(property.PropertyType, option)}."));
        }

        return options;
    }

    private static IEnumerable<(string Name, PropertyInfo Property, MethodOptionAttribute Option)> Properties<TOptions>() =>
        from property in typeof(TOptions).GetProperties()
        let option = property.GetCustomAttribute<MethodOptionAttribute>()
        where option is not null
        select (Kebab(property.Name), property, option);

    private static object? Parse(Type type, string text, MethodOptionAttribute option)
    {
        if (type == typeof(int))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && Within(whole, option) ? whole : null;
        }

        if (type == typeof(double))
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && Within(number, option) ? number : null;
        }

        if (type == typeof(bool))
        {
            return bool.TryParse(text, out var truth) ? truth : null;
        }

        return type.IsEnum ? Enum.GetValues(type).Cast<object>().FirstOrDefault(value => Kebab(value.ToString()!) == text) : text;
    }

    private static bool Within(double value, MethodOptionAttribute option) => value >= option.Minimum && value <= option.Maximum;

    private static string Meaning(PropertyInfo property, MethodOptionAttribute option) =>
        property.PropertyType == typeof(string) ? option.Meaning : $"{option.Meaning}; {Range(property.PropertyType, option)}";

    private static string Range(Type type, MethodOptionAttribute option)
    {
        var kind = type == typeof(int) ? "a whole number" : "a number";
        return type == typeof(bool) ? "true or false"
            : type.IsEnum ? string.Join(" or ", Enum.GetNames(type).Select(Kebab))
            : (double.IsFinite(option.Minimum), double.IsFinite(option.Maximum)) switch
            {
                (true, true) => string.Create(CultureInfo.InvariantCulture, $"{kind}, {option.Minimum} to {option.Maximum}"),
                (true, false) => string.Create(CultureInfo.InvariantCulture, $"{kind}, {option.Minimum} or more"),
                (false, true) => string.Create(CultureInfo.InvariantCulture, $"{kind}, at most {option.Maximum}"),
                _ => kind,
            };
    }

    private static string Text(object? value) => value switch
    {
        Enum name => Kebab(name.ToString()),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
