using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Reporting.Application.Settings;

/// <summary>Finds what is wrong with the configuration before anything is started with it: names that nobody reads, and values that mean nothing.</summary>
internal sealed class SettingsCheck(IReadOnlyList<SettingsSection> sections, IConfiguration configuration)
{
    private readonly NearestName names = new([.. sections.SelectMany(section => section.Settings).Select(setting => setting.Key), .. sections.SelectMany(section => WithParents(section.Name)).Where(name => name.Contains(':', StringComparison.Ordinal))]);
    private readonly NearestName sectionNames = new([.. sections.SelectMany(section => WithParents(section.Name))]);

    /// <exception cref="StartupException">Something is wrong; the message names every fault.</exception>
    public void Run()
    {
        List<string> faults = [.. UnknownSections(), .. UnknownNames(), .. UnknownNamesInItems(), .. NamesBelowValues(), .. sections.SelectMany(Values)];
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
        => from name in sections.Where(section => !section.HasItems).SelectMany(section => WithParents(section.Name)).Distinct(StringComparer.OrdinalIgnoreCase)
           from child in configuration.GetSection(name).GetChildren()
           let key = $"{name}:{child.Key}"
           where !names.Has(key) && !sectionNames.Has(key)
           select $"{key} is no setting, did you mean {names.Find(key)}";

    private IEnumerable<string> UnknownNamesInItems()
        => from list in sections.SelectMany(section => section.Lists)
           let known = new NearestName(list.ItemNames)
           from item in configuration.GetSection(list.Key).GetChildren()
           from child in item.GetChildren()
           where !known.Has(child.Key)
           select $"{child.Path} is no setting, did you mean {item.Path}:{known.Find(child.Key)}";

    /// <summary>A list that is written as one text, as if each item had a name of its own.</summary>
    private IEnumerable<string> NamesBelowValues()
        => from setting in sections.SelectMany(section => section.Settings)
           where setting.Type == typeof(string) || setting.Type.IsValueType
           from child in configuration.GetSection(setting.Key).GetChildren()
           select $"{child.Path} is no setting, {setting.Key} is one value";

    /// <summary>The section and those that it lies in.</summary>
    private static IEnumerable<string> WithParents(string section)
        => section.LastIndexOf(':') is > 0 and var end ? WithParents(section[..end]).Append(section) : [section];

    private IEnumerable<string> Values(SettingsSection section)
    {
        var unreadable = section.Settings.Select(FaultOf).OfType<string>().ToList();
        if (unreadable.Count > 0 || section.HasItems)
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
        // Its type code is that of its numbers.
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 or TypeCode.Int64 => $"whole number from {(type == typeof(int) ? int.MinValue : long.MinValue)} to {(type == typeof(int) ? int.MaxValue : long.MaxValue)}",
        TypeCode.Double => "number",
        _ when type == typeof(TimeSpan) => "time such as 30.00:00:00 (days.hours:minutes:seconds)",
        _ => type.Name,
    };
}
