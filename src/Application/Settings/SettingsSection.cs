namespace Reporting.Application.Settings;

/// <summary>A section of the configuration and the type that it is bound to. Several types may share a section.</summary>
/// <param name="Name">Such as <c>Retention</c>.</param>
/// <param name="HasItems">Whether the section has items of that type, each by a name of the operator's own.</param>
internal sealed record SettingsSection(string Name, Type Options, bool HasItems = false)
{
    /// <summary>The settings of the section: every property that can be set.</summary>
    public IEnumerable<Setting> Settings => HasItems ? [] : SettingsOf(Name);

    /// <summary>Where there are items of which each has the same names: the section's own, or a setting that is a list.</summary>
    public IEnumerable<(string Key, IReadOnlyList<string> ItemNames)> Lists
        => HasItems
            ? [(Name, [.. SettingsOf(Name).Select(setting => setting.Name)])]
            : Settings.Where(setting => setting.ItemNames.Count > 0).Select(setting => (setting.Key, setting.ItemNames));

    private IEnumerable<Setting> SettingsOf(string section)
        => Options.GetProperties().Where(property => property.CanWrite).Select(property => new Setting(section, property.Name, property.PropertyType));
}

/// <param name="Type">What its value is read as.</param>
internal sealed record Setting(string Section, string Name, Type Type)
{
    /// <summary>As it is written on the command line, such as <c>Retention:RawDays</c>.</summary>
    public string Key => $"{Section}:{Name}";

    /// <summary>Where it is a list of options, the names that each has.</summary>
    public IReadOnlyList<string> ItemNames
        => Type is { IsGenericType: true, GenericTypeArguments: [{ IsClass: true } item] } && item != typeof(string)
            ? [.. item.GetProperties().Where(property => property.CanWrite).Select(property => property.Name)]
            : [];
}
