using System.Text.Json;

namespace Reporting.Application.Ingestion.Faults;

internal static class JsonFault
{
    public static string Of(JsonException exception)
        => $"is not valid JSON of at most 64 levels: line {exception.LineNumber + 1} of it, byte {exception.BytePositionInLine + 1}";
}
