using System.Globalization;

namespace Reporting.Api.Coder.Go;

/// <summary>
/// Reads a time element by element as Go's <c>time.Parse</c> does with the RFC 3339 layout, its leniencies included:
/// an hour of one digit, and a fraction of a second after a dot or a comma.
/// </summary>
internal sealed class GoTimeReader
{
    private readonly string text;
    private readonly int[] fields = new int[6];
    private string rest;
    private long ticks;
    private int offsetMinutes;

    public GoTimeReader(string text) => this.text = rest = text;

    public string Fault { get; private set; } = string.Empty;

    /// <summary>Whether the text is a time; else <see cref="Fault"/> says why not.</summary>
    public bool Read()
        => Number(0, "2006", 4, 4, 9999, "year")
            && Literal('-') && Number(1, "01", 2, 2, 12, "month", min: 1)
            && Literal('-') && Number(2, "02", 2, 2, 99, "day")
            && Literal('T') && Number(3, "15", 1, 2, 23, "hour")
            && Literal(':') && Number(4, "04", 2, 2, 59, "minute")
            && Literal(':') && Number(5, "05", 2, 2, 59, "second")
            && Fraction() && Zone() && End() && DayExists();

    /// <summary>False for a time or an offset that the service cannot hold.</summary>
    public bool TryCompose(out DateTimeOffset value)
    {
        value = default;
        if (fields[0] == 0 || Math.Abs(offsetMinutes) > 14 * 60)
        {
            return false;
        }

        var local = new DateTime(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], DateTimeKind.Unspecified).AddTicks(ticks);
        var utc = local.Ticks - (offsetMinutes * TimeSpan.TicksPerMinute);
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local, TimeSpan.FromMinutes(offsetMinutes));
        return true;
    }

    public string OutOfRange(string element) => $"parsing time {GoQuote.Quote(text)}: {element} out of range";

    private bool Number(int field, string layout, int minDigits, int maxDigits, int largest, string element, int min = 0)
    {
        var digits = rest.TakeWhile(char.IsAsciiDigit).Take(maxDigits).Count();
        if (digits < minDigits)
        {
            return Fail(layout);
        }

        fields[field] = int.Parse(rest.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[digits..];
        return (fields[field] >= min && fields[field] <= largest) || FailRange(element);
    }

    private bool Literal(char expected)
    {
        if (rest.Length == 0 || rest[0] != expected)
        {
            return Fail(expected.ToString());
        }

        rest = rest[1..];
        return true;
    }

    private bool Fraction()
    {
        if (rest.Length < 2 || rest[0] is not ('.' or ',') || !char.IsAsciiDigit(rest[1]))
        {
            return true;
        }

        var digits = string.Concat(rest.Skip(1).TakeWhile(char.IsAsciiDigit));
        ticks = long.Parse(digits.PadRight(7, '0').AsSpan(0, 7), NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[(digits.Length + 1)..];
        return true;
    }

    private bool Zone()
    {
        if (rest.StartsWith('Z'))
        {
            rest = rest[1..];
            return true;
        }

        if (rest.Length < 6 || rest[0] is not ('+' or '-') || rest[3] != ':' || !IsPair(1) || !IsPair(4))
        {
            return Fail("Z07:00");
        }

        var (hours, minutes) = (Pair(1), Pair(4));
        offsetMinutes = ((hours * 60) + minutes) * (rest[0] == '-' ? -1 : 1);
        rest = rest[6..];
        return (hours <= 24 || FailRange("time zone offset hour")) && (minutes <= 60 || FailRange("time zone offset minute"));
    }

    private bool End() => rest.Length == 0 || Say($": extra text: {GoQuote.Quote(rest)}");

    private bool DayExists()
        => (fields[2] >= 1 && fields[2] <= DateTime.DaysInMonth(fields[0] == 0 ? 4 : fields[0], fields[1])) || FailRange("day");

    private bool IsPair(int index) => char.IsAsciiDigit(rest[index]) && char.IsAsciiDigit(rest[index + 1]);

    private int Pair(int index) => ((rest[index] - '0') * 10) + rest[index + 1] - '0';

    private bool Fail(string element) => Say($" as \"{GoTime.Layout}\": cannot parse {GoQuote.Quote(rest)} as {GoQuote.Quote(element)}");

    private bool FailRange(string element) => Say($": {element} out of range");

    private bool Say(string why)
    {
        Fault = $"parsing time {GoQuote.Quote(text)}{why}";
        return false;
    }
}
