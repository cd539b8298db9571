using System.Globalization;

namespace Reporting.Api.Coder.Go;

/// <summary>Times in Go's RFC 3339 layout.</summary>
internal static class GoTime
{
    public const string Layout = "2006-01-02T15:04:05Z07:00";

    /// <summary>The offset as given, <c>Z</c> for none, a fraction only where there is one.</summary>
    public static string Format(DateTimeOffset time)
        => time.Offset == TimeSpan.Zero
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>The form in which Go prints a time without a layout, in UTC.</summary>
    public static string Print(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF '+0000 UTC'", CultureInfo.InvariantCulture);

    /// <param name="fault">What Go says of a text that is no such time.</param>
    public static bool TryParse(string text, out DateTimeOffset value, out string fault)
    {
        var reader = new GoTimeReader(text);
        value = default;
        if (!reader.Read())
        {
            fault = reader.Fault;
            return false;
        }

        fault = reader.TryCompose(out value) ? string.Empty : reader.OutOfRange("year");
        return fault.Length == 0;
    }
}
