using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Reporting.Infrastructure.Sources;

/// <summary>What the settings <c>Sources:&lt;name&gt;:…</c> say of one source.</summary>
/// <param name="Instance">The key of the instance that it fills.</param>
/// <param name="TimeZone">The product's own, where its reports depend on one.</param>
/// <param name="TablesLeftOut">Tables of the product that are not to be read.</param>
/// <param name="ProductVersion">For products whose database does not say it.</param>
/// <param name="ApiToken">Of the product's own API.</param>
/// <param name="SignsIn">Whether the product may vouch for callers that are unknown here.</param>
internal sealed record SourceSettings(
    string Name,
    SourceProduct Product,
    string Instance,
    string ConnectionString,
    TimeSpan Interval,
    Uri? BaseUrl,
    string? TimeZone,
    bool IsEnabled,
    IReadOnlySet<string> TablesLeftOut,
    string? ProductVersion,
    string? ApiToken,
    bool SignsIn)
{
    /// <summary>The collections that it fills.</summary>
    public IReadOnlyList<SourceCollection> Collections { get; } =
        [.. Product.Collections.Where(collection => !collection.Tables.Any(TablesLeftOut.Contains))];
}

/// <summary>Reads and checks the section <c>Sources</c>.</summary>
internal sealed class SourceSettingsReader(IReadOnlyList<SourceProduct> products)
{
    public const string Section = "Sources";

    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    private readonly List<string> faults = [];

    /// <summary>The sources, by name; what is wrong with any of them, each beginning with its setting.</summary>
    public (IReadOnlyList<SourceSettings> Sources, IReadOnlyList<string> Faults) Read(IConfiguration configuration)
    {
        List<SourceSettings> sources = [];
        foreach (var section in configuration.GetSection(Section).GetChildren().OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            if (Read(section) is { } source)
            {
                sources.Add(source);
            }
        }

        foreach (var shared in sources.GroupBy(source => source.Instance, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            faults.Add($"{Section}:{shared.Last().Name}:Instance is {shared.Key}, which the source {shared.First().Name} fills already: an instance has one source.");
        }

        return (sources, faults);
    }

    private SourceSettings? Read(IConfigurationSection section)
    {
        var product = FindProduct(section);
        var instance = section[nameof(SourceOptions.Instance)] is { Length: > 0 } key ? key : section.Key;
        if (!InstanceKeys.IsKey(instance))
        {
            faults.Add($"{section.Path}:Instance is '{instance}': the key of an instance matches {InstanceKeys.Pattern}.");
        }

        var connection = ReadConnection(section);
        var interval = ReadInterval(section);
        var address = ReadAddress(section);
        var enabled = ReadSwitch(section, nameof(SourceOptions.Enabled), otherwise: true);
        var signsIn = ReadSignIn(section, address);
        var timeZone = section[nameof(SourceOptions.TimeZone)] is { Length: > 0 } zone ? zone : null;
        if (timeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            faults.Add($"{section.Path}:TimeZone is '{timeZone}': it has to be the name of an IANA time zone, such as Europe/Berlin.");
        }

        return product is null || connection is null
            ? null
            : new SourceSettings(
                section.Key, product, instance, connection, interval, address, timeZone, enabled, ReadTablesLeftOut(section, product),
                section[nameof(SourceOptions.ProductVersion)], section[nameof(SourceOptions.ApiToken)], signsIn);
    }

    private SourceProduct? FindProduct(IConfigurationSection section)
    {
        var product = products.FirstOrDefault(each => string.Equals(each.Kind, section[nameof(SourceOptions.Kind)], StringComparison.OrdinalIgnoreCase));
        if (product is null)
        {
            var kinds = string.Join(", ", products.Select(each => each.Kind));
            faults.Add(section[nameof(SourceOptions.Kind)] is { Length: > 0 } kind
                ? $"{section.Path}:Kind is '{kind}': it has to be one of {kinds}."
                : $"{section.Path}:Kind is missing: it has to be one of {kinds}.");
        }

        return product;
    }

    /// <summary>A message about a connection string leaves the string out: it has a password.</summary>
    private string? ReadConnection(IConfigurationSection section)
    {
        if (section[nameof(SourceOptions.ConnectionString)] is not { Length: > 0 } text)
        {
            faults.Add($"{section.Path}:ConnectionString is missing: it says how to reach the product's PostgreSQL.");
            return null;
        }

        try
        {
            if (new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Database.Length: > 0 })
            {
                return text;
            }

            faults.Add($"{section.Path}:ConnectionString lacks Host or Database.");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            faults.Add($"{section.Path}:ConnectionString is not one of PostgreSQL: Host=…;Database=…;Username=…;Password=….");
        }

        return null;
    }

    private TimeSpan ReadInterval(IConfigurationSection section)
    {
        if (section[nameof(SourceOptions.Interval)] is not { Length: > 0 } text)
        {
            return DefaultInterval;
        }

        if (!TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var interval) || interval < ShortestInterval || interval > LongestInterval)
        {
            faults.Add($"{section.Path}:Interval is '{text}': it has to be 00:00:01 to 1.00:00:00.");
        }

        return interval;
    }

    private Uri? ReadAddress(IConfigurationSection section)
    {
        if (section[nameof(SourceOptions.BaseUrl)] is not { Length: > 0 } text)
        {
            return null;
        }

        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        faults.Add($"{section.Path}:BaseUrl is '{text}': it has to be an absolute http or https URL.");
        return null;
    }

    private bool ReadSwitch(IConfigurationSection section, string name, bool otherwise)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        if (!bool.TryParse(text, out var value))
        {
            faults.Add($"{section.Path}:{name} is '{text}': it has to be true or false.");
        }

        return value;
    }

    private bool ReadSignIn(IConfigurationSection section, Uri? address)
    {
        const string byProduct = "product";
        if (section[nameof(SourceOptions.SignIn)] is not { Length: > 0 } text)
        {
            return false;
        }

        if (!string.Equals(text, byProduct, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"{section.Path}:SignIn is '{text}': it has to be {byProduct}, or absent.");
        }
        else if (address is null)
        {
            faults.Add($"{section.Path}:SignIn is {byProduct}, which needs {section.Path}:BaseUrl.");
        }

        return true;
    }

    private HashSet<string> ReadTablesLeftOut(IConfigurationSection section, SourceProduct product)
    {
        HashSet<string> leftOut = new(StringComparer.Ordinal);
        foreach (var table in section.GetSection(nameof(SourceOptions.Read)).GetChildren())
        {
            if (!product.Tables.Any(each => string.Equals(each.Name, table.Key, StringComparison.OrdinalIgnoreCase)))
            {
                faults.Add($"{table.Path} names no table that is read: there are {string.Join(", ", product.Tables.Select(each => each.Name))}.");
            }
            else if (!ReadSwitch(section.GetSection(nameof(SourceOptions.Read)), table.Key, otherwise: true))
            {
                leftOut.Add(table.Key.ToLowerInvariant());
            }
        }

        return leftOut;
    }
}
