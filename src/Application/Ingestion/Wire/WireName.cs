using System.Text.Json;

namespace Reporting.Application.Ingestion.Wire;

internal static class WireName
{
    /// <summary>The wire name of a member or of a path of members: <c>Parameters[0].DisplayName</c> is <c>parameters[0].display_name</c>.</summary>
    public static string Of(string path)
        => string.Join('.', path.Split('.').Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
}
