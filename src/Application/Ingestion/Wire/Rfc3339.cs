using System.Text;

namespace Reporting.Application.Ingestion.Wire;

/// <summary>
/// Date-times of RFC 3339 with their offset, such as <c>2023-08-23T09:30:00.25+02:00</c>, read as UTC to the microsecond. What is finer is cut
/// off, not rounded, so that no instant moves into the next minute. Leap seconds are refused: the database has no place for them.
/// </summary>
internal static class Rfc3339
{
    private const int SecondsEnd = 19;

    public static bool TryParse(string text, out DateTimeOffset value) => TryParse(Encoding.UTF8.GetBytes(text), out value);

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length <= SecondsEnd || !TryReadClock(text, out var ticks))
        {
            return false;
        }

        var rest = text[SecondsEnd..];
        if (!TryReadFraction(ref rest, ref ticks) || !TryReadOffset(rest, out var minutesEast))
        {
            return false;
        }

        ticks -= minutesEast * TimeSpan.TicksPerMinute;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text[4] != '-' || text[7] != '-' || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        int century = TwoDigits(text, 0), yearOfCentury = TwoDigits(text, 2), month = TwoDigits(text, 5), day = TwoDigits(text, 8);
        int hour = TwoDigits(text, 11), minute = TwoDigits(text, 14), second = TwoDigits(text, 17);
        var year = (century * 100) + yearOfCentury;
        if (century < 0 || yearOfCentury < 0 || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).Ticks;
        return true;
    }

    private static bool TryReadFraction(ref ReadOnlySpan<byte> rest, ref long ticks)
    {
        if (rest[0] != '.')
        {
            return true;
        }

        var end = 1;
        for (var unit = TimeSpan.TicksPerSecond / 10; end < rest.Length && char.IsAsciiDigit((char)rest[end]); end++, unit /= 10)
        {
            ticks += unit >= TimeSpan.TicksPerMicrosecond ? (rest[end] - '0') * unit : 0;
        }

        rest = rest[end..];
        return end > 1;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> rest, out int minutesEast)
    {
        minutesEast = 0;
        if (rest.Length == 1)
        {
            return (rest[0] | 0x20) == 'z';
        }

        if (rest.Length != 6 || rest[0] is not ((byte)'+' or (byte)'-') || rest[3] != ':')
        {
            return false;
        }

        int hours = TwoDigits(rest, 1), minutes = TwoDigits(rest, 4);
        minutesEast = (rest[0] == '-' ? -1 : 1) * ((hours * 60) + minutes);
        return hours is >= 0 and <= 23 && minutes is >= 0 and <= 59;
    }

    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return (uint)tens <= 9 && (uint)ones <= 9 ? (tens * 10) + ones : -1;
    }
}
