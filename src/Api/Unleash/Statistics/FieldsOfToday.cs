using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Api.Unleash.Contracts;

namespace Reporting.Api.Unleash.Statistics;

/// <summary>The header that names the fields of today in statistics of a past day.</summary>
internal static class FieldsOfToday
{
    public const string Header = "X-Reporting-Of-Today";

    public static readonly string Names = string.Join(
        ", ",
        typeof(InstanceAdminStatsSchema).GetProperties().Where(property => property.IsDefined(typeof(OfTodayAttribute))).Select(NameOf));

    private static string NameOf(PropertyInfo property)
        => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
