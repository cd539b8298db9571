using Reporting.Domain.Workspaces.Records;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>A user's half hour on a template, as the naive computations read it: they know nothing of days.</summary>
internal sealed record HalfHour(
    DateTimeOffset Start,
    Guid Template,
    Guid User,
    int Usage,
    int Vscode,
    int Jetbrains,
    int ReconnectingPty,
    int Ssh,
    int Sftp,
    float? Latency,
    IReadOnlyDictionary<string, int> Apps)
{
    public DateTimeOffset End => Start.AddMinutes(30);

    /// <summary>The half hours wholly inside a window, of these templates or, when none is named, of all.</summary>
    public static IReadOnlyList<HalfHour> In(IEnumerable<HalfHour> all, DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Guid> templates)
        => [.. all.Where(row => row.Start >= start && row.End <= end && (templates.Count == 0 || templates.Contains(row.Template)))];

    /// <summary>Ids in the order of their bytes, which is that of their text.</summary>
    public static string Sorted(IEnumerable<Guid> ids)
        => string.Join(' ', ids.Select(id => id.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    public Usage ToRecord() => new()
    {
        StartTime = Start,
        TemplateId = Template,
        UserId = User,
        UsageMins = Usage,
        VscodeMins = Vscode,
        JetbrainsMins = Jetbrains,
        ReconnectingPtyMins = ReconnectingPty,
        SshMins = Ssh,
        SftpMins = Sftp,
        MedianLatencyMs = Latency,
        AppUsageMins = Apps.Count == 0 ? null : Apps,
    };
}
