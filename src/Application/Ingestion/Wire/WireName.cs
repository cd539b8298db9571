using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Application.Ingestion.Wire;

internal static class WireName
{
    /// <summary>In snake_case, unless the member says otherwise.</summary>
    public static string Of(PropertyInfo property)
        => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? Of(property.Name);

    /// <summary>The wire name of a member or of a path of members: <c>Parameters[0].DisplayName</c> is <c>parameters[0].display_name</c>.</summary>
    public static string Of(string path)
        => string.Join('.', path.Split('.').Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
}
