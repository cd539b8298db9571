using System.Text.Json;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Bodies;

/// <summary>The elements of one JSON array, or a value that stands alone. A body of nothing is no JSON: taken for no records, it would empty a collection that is put.</summary>
internal sealed class ArrayFraming : RecordFraming
{
    private Expected expected = Expected.Body;

    private enum Expected
    {
        Body,
        FirstElement,
        Element,
        CommaOrEnd,
        Nothing,
    }

    public override bool TryTake(BodyBuffer buffer, out RecordFrame frame)
    {
        frame = default;
        while (TryPeek(buffer, out var next))
        {
            switch (expected)
            {
                case Expected.Nothing:
                    return Break("must be the last thing in the body", out frame);
                case Expected.Body when next == '[':
                    Pass(buffer, Expected.FirstElement);
                    break;
                case Expected.FirstElement or Expected.CommaOrEnd when next == ']':
                    Pass(buffer, Expected.Nothing);
                    break;
                case Expected.CommaOrEnd when next == ',':
                    Pass(buffer, Expected.Element);
                    break;
                case Expected.CommaOrEnd:
                    return Break("must be followed by a comma or the end of the array", out frame);
                default:
                    return TryTakeValue(buffer, out frame);
            }
        }

        return buffer.IsComplete && expected is not Expected.Nothing && Break(expected == Expected.Body ? "is missing: the body is empty" : "is missing: the array has no end", out frame);
    }

    private static bool TryPeek(BodyBuffer buffer, out byte next)
    {
        var unread = buffer.Unread;
        var at = unread.IndexOfAnyExcept(" \t\r\n"u8);
        buffer.Skip(at < 0 ? unread.Length : at);
        next = at < 0 ? default : unread[at];
        return at >= 0;
    }

    private void Pass(BodyBuffer buffer, Expected then)
    {
        buffer.Consume(1);
        expected = then;
    }

    private bool TryTakeValue(BodyBuffer buffer, out RecordFrame frame)
    {
        frame = default;
        var reader = new Utf8JsonReader(buffer.Unread, buffer.IsComplete, state: default);
        try
        {
            if (!reader.Read() || !reader.TrySkip())
            {
                return false;
            }
        }
        catch (JsonException exception)
        {
            return Break(JsonFault.Of(exception), out frame);
        }

        frame = new RecordFrame { Json = buffer.Unread[..(int)reader.BytesConsumed] };
        buffer.Consume(frame.Json.Length);
        expected = expected == Expected.Body ? Expected.Nothing : Expected.CommaOrEnd;
        return true;
    }

    /// <summary>What follows a broken place can't be told apart, so it is passed over.</summary>
    private static bool Break(string fault, out RecordFrame frame)
    {
        frame = new RecordFrame { Fault = fault };
        return true;
    }
}
