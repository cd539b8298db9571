using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Testing.Service;

/// <summary>Records as a deployment sends them.</summary>
internal static class RecordLines
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of<TRecord>(IEnumerable<TRecord> records) => string.Concat(records.Select(record => JsonSerializer.Serialize(record, Wire) + "\n"));

    public static StringContent Content<TRecord>(IEnumerable<TRecord> records) => ServiceUnderTest.Lines(Of(records));
}
