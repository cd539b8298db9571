using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Reporting.Application.Settings;

/// <summary>Finds what is wrong with the configuration before anything is started with it: names that nobody reads, and values that mean nothing.</summary>
internal sealed class SettingsCheck(IReadOnlyList<SettingsSection> sections, IConfiguration configuration)
{
    private readonly NearestName names = new([.. sections.SelectMany(section => section.Settings).Select(setting => setting.Key)]);
    private readonly NearestName sectionNames = new([.. sections.Select(section => section.Name)]);

    /// <exception cref="StartupException">Something is wrong; the message names every fault.</exception>
    public void Run()
    {
        List<string> faults = [.. UnknownSections(), .. UnknownNames(), .. sections.SelectMany(Values)];
        if (faults.Count > 0)
        {
            throw new StartupException($"The settings are not valid: {string.Join("; ", faults)}.");
        }
    }

    /// <summary>The environment has sections of other programs too, so that only a name that is nearly one of ours counts as misspelt.</summary>
    private IEnumerable<string> UnknownSections()
        => from child in configuration.GetChildren()
           where !sectionNames.Has(child.Key) && child.GetChildren().Any()
           let nearest = sectionNames.FindMisspelt(child.Key)
           where nearest is not null
           select $"{child.Key} is no section of settings, did you mean {nearest}";

    private IEnumerable<string> UnknownNames()
        => from name in sections.Select(section => section.Name).Distinct(StringComparer.OrdinalIgnoreCase)
           from child in configuration.GetSection(name).GetChildren()
           let key = $"{name}:{child.Key}"
           where !names.Has(key)
           select $"{key} is no setting, did you mean {names.Find(key)}";

    private IEnumerable<string> Values(SettingsSection section)
    {
        var unreadable = section.Settings.Select(FaultOf).OfType<string>().ToList();
        if (unreadable.Count > 0)
        {
            return unreadable;
        }

        var options = configuration.GetSection(section.Name).Get(section.Options) ?? Activator.CreateInstance(section.Options)!;
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(result => $"{section.Name}:{string.Join(", ", result.MemberNames)}: {result.ErrorMessage?.TrimEnd('.')}");
    }

    private string? FaultOf(Setting setting)
    {
        var type = Nullable.GetUnderlyingType(setting.Type) ?? setting.Type;
        if (configuration[setting.Key] is not { Length: > 0 } text || type == typeof(string))
        {
            return null;
        }

        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return $"{setting.Key} is '{text}', which is no {DescriptionOf(type)}";
        }
    }

    private static string DescriptionOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 or TypeCode.Int64 => $"whole number from {(type == typeof(int) ? int.MinValue : long.MinValue)} to {(type == typeof(int) ? int.MaxValue : long.MaxValue)}",
        TypeCode.Double => "number",
        _ when type == typeof(TimeSpan) => "time such as 30.00:00:00 (days.hours:minutes:seconds)",
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ => type.Name,
    };
}
