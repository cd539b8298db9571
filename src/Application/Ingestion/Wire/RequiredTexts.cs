using System.Text;
using System.Text.Json;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion.Wire;

/// <summary>Checks that kept JSON has the texts that it must have.</summary>
internal static class RequiredTexts
{
    /// <summary>What is wrong, each with the member that it is about, or null when it is about the value as a whole.</summary>
    public static IReadOnlyList<(string? Member, string Message)> FaultsOf(RawJson json, params string[] members)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json.Text));
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return [(null, "must be an object")];
        }

        var faults = members.ToDictionary(member => member, string? (_) => "is required", StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var known = TextType.TryReadText(ref reader, out var name) && faults.ContainsKey(name);
            reader.Read();
            if (known)
            {
                faults[name] = FaultOf(ref reader);
            }

            reader.Skip();
        }

        return [.. faults.Where(fault => fault.Value is not null).Select(fault => ((string?)fault.Key, fault.Value!))];
    }

    private static string? FaultOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => "is required",
        JsonTokenType.String => TextType.TryReadText(ref reader, out _) ? null : "must be text without \\u0000 and unpaired surrogates",
        _ => "must be text",
    };
}
