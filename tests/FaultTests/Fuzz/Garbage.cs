using System.Globalization;
using System.Text;
using Reporting.Testing;

namespace Reporting.FaultTests.Fuzz;

/// <summary>Values that something may choke on.</summary>
internal static class Garbage
{
    private static readonly IReadOnlyList<string> Texts =
    [
        "", " ", "0", "-1", "1", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e400", "NaN", "0x10", "1.5", "٣", "+5", "00", "true", "null",
        "'", "\"", "';--", "%", "%00", "%0a", "%ff%fe", "%ed%a0%80", "%F0%9F%98%80", "..%2f..%2fetc", "<b>", "{}", "[]", "a,b,,c", ",", "*", "\\", "_", "IS:", "IS:a,b", "IS_ANY_OF:x",
        "2026-11-20", "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "0001-01-01", "2024-02-29", "2026-11-20T10:00:00Z", "2026-11-20T10:00:00+14:00", "9999-12-31T23:59:59.9999999-14:00",
        "0001-01-01T00:00:00+14:00", "2026-11-20T10:17:00Z", "2026-11-20T24:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z", "2026-11-20 10:00:00", "-25", "25", "12", "Asia/Kathmandu", "day", "week", "asc", "desc",
        "00000005-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000", "not-a-uuid", "flag-1", "project-1", "workspaces", "flags", "network", "users", "events", "log-entries", "agent-stats",
    ];

    public static string Text(Random random) => random.Next(12) switch
    {
        0 => random.OneOf("a", "1", "%20", "[") + string.Concat(Enumerable.Repeat(random.OneOf("x", "9", "%41"), random.Next(2_000))),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => "%" + random.Next(256).ToString("x2", CultureInfo.InvariantCulture))),
        2 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        3 => new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => random.OneOf(Texts),
    };

    /// <summary>The body with some of it changed, cut, repeated or replaced.</summary>
    public static byte[] Spoil(Random random, string body) => random.Next(9) switch
    {
        0 => [],
        1 => Encoding.UTF8.GetBytes(body[..random.Next(body.Length)]),
        2 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(random.OneOf("[", "{\"a\":", "[{\"id\":"), 20_000))),
        3 => Bytes(random, random.Next(200)),
        4 => Encoding.UTF8.GetBytes(body.Replace(random.OneOf("\"", ":", "0", "e", "-"), random.OneOf("", "\u0000", "\\u0000", "null", "1e999", "\\ud800"), StringComparison.Ordinal)),
        5 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(body + "\n", random.Next(2, 40)))),
        6 => Sprinkle(random, Encoding.UTF8.GetBytes(body)),
        7 => Encoding.UTF8.GetBytes(random.OneOf("null", "true", "\"text\"", "1", "[]", "{}", "[null]", "[[]]", "[{}]", "[1,\"a\"]", "{}{}", "\ufeff{}")),
        _ => Encoding.UTF8.GetBytes(body),
    };

    private static byte[] Sprinkle(Random random, byte[] body)
    {
        for (var change = random.Next(1, 6); change > 0 && body.Length > 0; change--)
        {
            body[random.Next(body.Length)] = (byte)random.Next(256);
        }

        return body;
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
