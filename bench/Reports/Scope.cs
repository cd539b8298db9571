using System.Globalization;

namespace Reporting.Bench.Reports;

/// <summary>What a report is asked about; the window has the caller's offset.</summary>
/// <param name="Template">Null for the whole deployment.</param>
internal sealed record Scope(int InstanceId, DateTimeOffset Start, DateTimeOffset End, Guid? Template)
{
    public int Days => (int)(End - Start).TotalDays;

    public string Zone => Start.Offset == TimeSpan.Zero ? "UTC" : Start.ToString("zzz", CultureInfo.InvariantCulture);

    public Guid[] Templates => Template is { } id ? [id] : [];

    /// <summary>The parameters of an address that ask for it.</summary>
    public string Query
    {
        get
        {
            var window = $"start_time={Time(Start)}&end_time={Time(End)}";
            return Template is { } id ? $"{window}&template_ids={id}" : window;
        }
    }

    /// <summary>The same days by another clock.</summary>
    public Scope At(TimeSpan offset) => this with { Start = new DateTimeOffset(Start.DateTime, offset), End = new DateTimeOffset(End.DateTime, offset) };

    public Scope Last(int days) => this with { Start = End.AddDays(-days) };

    private static string Time(DateTimeOffset time)
        => Uri.EscapeDataString(time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
}
