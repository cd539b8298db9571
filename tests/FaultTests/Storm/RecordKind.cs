using System.Globalization;

namespace Reporting.FaultTests.Storm;

/// <summary>Numbered records of one collection: the same number is the same record.</summary>
/// <param name="RecordsPerKey">How many numbers in a row are states of one record.</param>
internal sealed record RecordKind(string Instance, string Collection, Func<long, string> Line, int RecordsPerKey = 1)
{
    private static readonly DateTimeOffset Start = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero).AddDays(-40);

    public static IReadOnlyList<RecordKind> All { get; } =
    [
        new("workspaces", "agent-stats", AgentStats),
        new("workspaces", "app-sessions", AppSession, RecordsPerKey: 2),
        new("flags", "events", Event),
        new("flags", "flag-metrics", Metrics),
        new("network", "log-entries", LogEntry),
    ];

    public string Path => $"/api/ingest/{Instance}/{Collection}";

    public long KeysOf(long records) => (records + RecordsPerKey - 1) / RecordsPerKey;

    public string Lines(long first, int count) => string.Concat(Enumerable.Range(0, count).Select(index => Line(first + index) + "\n"));

    private static string AgentStats(long n)
        => $$"""
           {"id":"{{Id(1, n)}}","created_at":"{{Spread(n)}}","user_id":"{{Id(2, n % 40)}}","workspace_id":"{{Id(3, n % 60)}}","agent_id":"{{Id(4, n % 60)}}","template_id":"{{Id(5, n % 5)}}","connection_count":1,"connection_median_latency_ms":{{1 + n % 50}},"session_count_vscode":{{n % 2}},"session_count_ssh":{{n % 3}}}
           """;

    /// <summary>Two states of each session; the later one has lasted longer.</summary>
    private static string AppSession(long n)
        => $$"""
           {"user_id":"{{Id(2, n / 2 % 40)}}","agent_id":"{{Id(4, n / 2 % 60)}}","session_id":"{{Id(6, n / 2)}}","workspace_id":"{{Id(3, n / 2 % 60)}}","template_id":"{{Id(5, n / 2 % 5)}}","access_method":"path","slug_or_port":"app-{{n / 2 % 3}}","session_started_at":"{{Spread(n / 2)}}","session_ended_at":"{{Spread(n / 2, minutes: 2 + (n % 2 * 40))}}","requests":{{1 + n % 2}}}
           """;

    private static string Event(long n)
    {
        string[] types = ["feature-created", "feature-environment-enabled", "feature-stale-on", "feature-archived", "feature-strategy-update", "feature-tagged"];
        return $$$"""
            {"id":{{{n + 1}}},"type":"{{{types[n % types.Length]}}}","created_at":"{{{Spread(n)}}}","created_by":"user-{{{n % 40}}}","created_by_user_id":{{{1 + n % 40}}},"project":"project-{{{n % 8}}}","environment":"{{{(n % 2 == 0 ? "production" : "development")}}}","feature_name":"flag-{{{n / 6 % 300}}}","data":{"number":{{{n}}} } }
            """;
    }

    private static string Metrics(long n)
        => $$"""
           {"flag":"flag-{{n % 50}}","app_name":"app-{{n / 50 % 4}}","environment":"production","timestamp":"{{Print(Start.AddHours(-(n / 200)))}}","yes":{{n % 100}},"no":{{n % 7}},"variants":{"a":{{n % 5}} } }
           """;

    private static string LogEntry(long n)
        => $$"""
           {"id":{{n + 1}},"timestamp":"{{Spread(n)}}","type":{{n % 6}},"action":1,"user_id":{{n % 40}},"device_id":{{n % 100}}}
           """;

    /// <summary>Moments of a month, out of order, so that hours and days are rolled up again and again.</summary>
    private static string Spread(long n, long minutes = 0) => Print(Start.AddSeconds(n * 7919 % (30L * 24 * 3600)).AddMinutes(minutes));

    private static string Print(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Guid Id(byte kind, long n) => new(kind, 0, 0, [0, 0, .. BitConverter.GetBytes(n)[..6]]);
}
