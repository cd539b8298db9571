using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Sources;

/// <summary>What tells the records of a collection apart, as one text.</summary>
internal sealed class RecordKey<TRecord>
    where TRecord : class
{
    private readonly IReadOnlyList<IProperty> properties;

    public RecordKey(SourceSession session)
    {
        using var scope = session.Scopes.CreateScope();
        var table = scope.ServiceProvider.GetRequiredService<ReportingDbContext>().Model.FindEntityType(typeof(TRecord))!;
        properties = [.. table.FindPrimaryKey()!.Properties.Where(property => property.PropertyInfo is not null)];
    }

    /// <summary>How many values it has.</summary>
    public int Length => properties.Count;

    public string Of(TRecord record)
        => properties.Count == 1
            ? TextOf(properties[0].PropertyInfo!.GetValue(record))
            : string.Join(' ', properties.Select(property => TextOf(property.PropertyInfo!.GetValue(record))));

    public static string Of(IEnumerable<object> values) => string.Join(' ', values.Select(TextOf));

    private static string TextOf(object? value) => value switch
    {
        string text => text,
        DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        DateTime time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
