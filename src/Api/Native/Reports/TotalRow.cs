using System.Reflection;
using Reporting.Application.Ingestion.Wire;

namespace Reporting.Api.Native.Reports;

/// <summary>How many there are of something.</summary>
internal sealed record TotalRow(string Name, long Count)
{
    /// <summary>The numbers of counts, each under its name.</summary>
    public static IReadOnlyList<TotalRow> Of(object counts) =>
    [
        .. counts.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType == typeof(long))
            .Select(property => new TotalRow(WireName.Of(property), (long)property.GetValue(counts)!)),
    ];
}
