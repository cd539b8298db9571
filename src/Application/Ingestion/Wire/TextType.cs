using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Wire;

internal sealed class TextType : WireType<string>
{
    /// <summary>Reads text that the database can hold: the escape \u0000 and halves of a surrogate pair are JSON, but not such text.</summary>
    public override bool TryRead(ref Utf8JsonReader reader, FaultList faults, out string value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Refuse(ref reader, faults, "must be text", out value);
        }

        return TryReadText(ref reader, out value) || Refuse(ref reader, faults, "must be text without \\u0000 and unpaired surrogates", out value);
    }

    /// <summary>Reads the string or property name on which the reader stands.</summary>
    public static bool TryReadText(ref Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString()!;
            return !reader.ValueIsEscaped || !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }
}
