namespace Reporting.Application.Ingestion.Bodies;

/// <summary>A record a line; blank lines and the carriage returns of CRLF are passed over, the last line may lack its end.</summary>
internal sealed class LineFraming : RecordFraming
{
    private long line;

    public override bool TryTake(BodyBuffer buffer, out RecordFrame frame)
    {
        SkipBlankLines(buffer);
        while (TryTakeLine(buffer, out var text))
        {
            line++;
            var json = text.Trim(" \t\r"u8);
            if (!json.IsEmpty)
            {
                frame = new RecordFrame { Json = json, Line = line };
                return true;
            }

            SkipBlankLines(buffer);
        }

        frame = default;
        return false;
    }

    /// <summary>Many blank lines are passed over at once, and count towards a limit.</summary>
    private void SkipBlankLines(BodyBuffer buffer)
    {
        var unread = buffer.Unread;
        var next = unread.IndexOfAnyExcept(" \t\r\n"u8);
        var blank = next < 0 ? unread : unread[..next];
        var end = blank.LastIndexOf((byte)'\n') + 1;
        line += blank[..end].Count((byte)'\n');
        buffer.Skip(end);
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
