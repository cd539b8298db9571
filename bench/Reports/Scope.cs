using System.Globalization;

namespace Reporting.Bench.Reports;

/// <summary>What a report is asked about.</summary>
/// <param name="Template">Null for the whole deployment.</param>
internal sealed record Scope(int InstanceId, DateTimeOffset Start, DateTimeOffset End, Guid? Template)
{
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

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
