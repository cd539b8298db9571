using System.Globalization;

namespace Reporting.FaultTests.Storm;

/// <summary>Numbered records of one collection: the same number is the same record.</summary>
/// <param name="RecordsPerKey">How many numbers in a row are states of one record.</param>
internal sealed record RecordKind(string Instance, string Collection, Func<long, string> Line, int RecordsPerKey = 1)
{
    private static readonly DateTimeOffset Start = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero).AddDays(-40);

    private const int MetricsOfHour = 200;

    public static IReadOnlyList<RecordKind> All { get; } =
    [
        new("workspaces", "agent-stats", n => AgentStats(n, Spread(n))),
        new("workspaces", "app-sessions", n => AppSession(n, Spread(n / 2)), RecordsPerKey: 2),
        new("flags", "events", n => Event(n, Spread(n))),
        new("flags", "flag-metrics", n => Metrics(n, Start.AddHours(-(n / MetricsOfHour)))),
        new("network", "log-entries", n => LogEntry(n, Spread(n))),
    ];

    /// <summary>The same collections with records in about the order of time, as many a day of each as given.</summary>
    public static RecordKind Live(string collection, DateTimeOffset start, long ofDay)
    {
        DateTimeOffset At(long n) => start + TimeSpan.FromDays(1) / ofDay * n;
        // Up to an hour late, so that half hours and hours are rolled up again.
        DateTimeOffset Late(long n) => At(n).AddSeconds(-(n * 7919 % 3600));
        Func<long, string> line = collection switch
        {
            "agent-stats" => n => AgentStats(n, Late(n)),
            "app-sessions" => n => AppSession(n, Late(n / 2 * 2)),
            "events" => n => Event(n, At(n)),
            "flag-metrics" => n => Metrics(n, Start(At(n / MetricsOfHour * MetricsOfHour))),
            _ => n => LogEntry(n, Late(n)),
        };
        return All.Single(kind => string.Equals(kind.Collection, collection, StringComparison.Ordinal)) with { Line = line, MomentOf = At };

        static DateTimeOffset Start(DateTimeOffset moment) => new(moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
    }

    /// <summary>When a record is to be sent; none of it where records are sent as fast as they are taken.</summary>
    public Func<long, DateTimeOffset>? MomentOf { get; init; }

    public string Path => $"/api/ingest/{Instance}/{Collection}";

    public long KeysOf(long records) => (records + RecordsPerKey - 1) / RecordsPerKey;

    public string Lines(long first, int count) => string.Concat(Enumerable.Range(0, count).Select(index => Line(first + index) + "\n"));

    private static string AgentStats(long n, DateTimeOffset at)
        => $$"""
           {"id":"{{Id(1, n)}}","created_at":"{{Print(at)}}","user_id":"{{Id(2, n % 40)}}","workspace_id":"{{Id(3, n % 60)}}","agent_id":"{{Id(4, n % 60)}}","template_id":"{{Id(5, n % 5)}}","connection_count":1,"connection_median_latency_ms":{{1 + n % 50}},"session_count_vscode":{{n % 2}},"session_count_ssh":{{n % 3}}}
           """;

    /// <summary>Two states of each session; the later one has lasted longer.</summary>
    private static string AppSession(long n, DateTimeOffset at)
        => $$"""
           {"user_id":"{{Id(2, n / 2 % 40)}}","agent_id":"{{Id(4, n / 2 % 60)}}","session_id":"{{Id(6, n / 2)}}","workspace_id":"{{Id(3, n / 2 % 60)}}","template_id":"{{Id(5, n / 2 % 5)}}","access_method":"path","slug_or_port":"app-{{n / 2 % 3}}","session_started_at":"{{Print(at)}}","session_ended_at":"{{Print(at.AddMinutes(2 + (n % 2 * 40)))}}","requests":{{1 + n % 2}}}
           """;

    private static string Event(long n, DateTimeOffset at)
    {
        string[] types = ["feature-created", "feature-environment-enabled", "feature-stale-on", "feature-archived", "feature-strategy-update", "feature-tagged"];
        return $$$"""
            {"id":{{{n + 1}}},"type":"{{{types[n % types.Length]}}}","created_at":"{{{Print(at)}}}","created_by":"user-{{{n % 40}}}","created_by_user_id":{{{1 + n % 40}}},"project":"project-{{{n % 8}}}","environment":"{{{(n % 2 == 0 ? "production" : "development")}}}","feature_name":"flag-{{{n / 6 % 300}}}","data":{"number":{{{n}}} } }
            """;
    }

    private static string Metrics(long n, DateTimeOffset hour)
        => $$"""
           {"flag":"flag-{{n % 50}}","app_name":"app-{{n / 50 % 4}}","environment":"production","timestamp":"{{Print(hour)}}","yes":{{n % 100}},"no":{{n % 7}},"variants":{"a":{{n % 5}} } }
           """;

    private static string LogEntry(long n, DateTimeOffset at)
        => $$"""
           {"id":{{n + 1}},"timestamp":"{{Print(at)}}","type":{{n % 6}},"action":1,"user_id":{{n % 40}},"device_id":{{n % 100}}}
           """;

    /// <summary>Moments of a month, out of order, so that hours and days are rolled up again and again.</summary>
    private static DateTimeOffset Spread(long n) => Start.AddSeconds(n * 7919 % (30L * 24 * 3600));

    private static string Print(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Guid Id(byte kind, long n) => new(kind, 0, 0, [0, 0, .. BitConverter.GetBytes(n)[..6]]);
}
