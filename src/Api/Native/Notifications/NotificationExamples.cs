namespace Reporting.Api.Native.Notifications;

internal static class NotificationExamples
{
    public const string SaveReceiver = """{"kind":"webhook","url":"https://hooks.example.com/reporting","secret":"a key of at least 16 characters"}""";

    public const string Receiver = """
        {"name":"ops","kind":"webhook","url":"https://hooks.example.com/reporting",
         "created_at":"2026-03-01T12:00:00Z","changed_at":"2026-03-01T12:00:00Z"}
        """;

    public const string Receivers = $$"""
        [{{Receiver}},
         {"name":"team","kind":"email","to":["team@example.com"],"created_at":"2026-03-01T12:00:00Z","changed_at":"2026-03-02T08:30:00Z"}]
        """;

    public const string Queued = """{"id":"019cab30-5a00-7000-8000-000000000001"}""";

    public const string Notification = """
        {"id":"019cab30-5a00-7000-8000-000000000001","receiver":"ops","kind":"alert","title":"lag is firing","state":"dead","attempts":31,
         "created_at":"2026-03-01T12:00:00Z","due_at":null,"settled_at":"2026-03-02T11:24:10Z","error":"it answered 503"}
        """;

    public const string Notifications = $"[{Notification}]";
}
