using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;
using Reporting.Application.Settings;

namespace Reporting.Dashboard.Pages.Settings;

/// <summary>Reads the numbers, switches and spans among all settings; texts are left out, since they may be secrets.</summary>
internal sealed class SettingsReader(IServiceProvider services, IEnumerable<SettingsSection> sections)
{
    /// <returns>By name (ordinal).</returns>
    public IReadOnlyList<(string Name, string Value)> ReadNumbers() =>
    [
        .. sections
            .SelectMany(section => NumbersOf(section.Options).Select(property => ($"{section.Name}:{property.Name}", Show(property.GetValue(OptionsOf(section.Options))))))
            .Distinct()
            .OrderBy(setting => setting.Item1, StringComparer.Ordinal),
    ];

    private static IEnumerable<PropertyInfo> NumbersOf(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && IsNumber(property.PropertyType));

    private static bool IsNumber(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain == typeof(TimeSpan) || plain.IsEnum;
    }

    private static string Show(object? value) => value switch
    {
        null => "not set",
        bool isOn => isOn ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private object OptionsOf(Type type)
    {
        var options = services.GetService(typeof(IOptions<>).MakeGenericType(type))!;
        return options.GetType().GetProperty(nameof(IOptions<>.Value))!.GetValue(options)!;
    }
}
