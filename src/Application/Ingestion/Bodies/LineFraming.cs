namespace Reporting.Application.Ingestion.Bodies;

/// <summary>A record a line; blank lines and the carriage returns of CRLF are passed over, the last line may lack its end.</summary>
internal sealed class LineFraming : RecordFraming
{
    private long line;

    public override bool TryTake(BodyBuffer buffer, out RecordFrame frame)
    {
        while (TryTakeLine(buffer, out var text))
        {
            line++;
            var json = text.Trim(" \t\r"u8);
            if (!json.IsEmpty)
            {
                frame = new RecordFrame { Json = json, Line = line };
                return true;
            }
        }

        frame = default;
        return false;
    }

    private static bool TryTakeLine(BodyBuffer buffer, out ReadOnlySpan<byte> text)
    {
        var unread = buffer.Unread;
        var end = unread.IndexOf((byte)'\n');
        if (end < 0 && (!buffer.IsComplete || unread.IsEmpty))
        {
            text = default;
            return false;
        }

        text = end < 0 ? unread : unread[..end];
        buffer.Consume(end < 0 ? unread.Length : end + 1);
        return true;
    }
}
