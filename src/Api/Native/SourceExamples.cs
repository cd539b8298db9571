namespace Reporting.Api.Native;

internal static class SourceExamples
{
    private const string Status = """
        "name":"flags","kind":"…","instance":"flags","product_version":"8.2.0","generation":"8","state":"current",
        "as_of":"2026-03-01T12:00:00.25Z","lag_seconds":3.2,"last_success_at":"2026-03-01T12:00:00.31Z","last_attempt_at":"2026-03-01T12:00:00.31Z",
        "next_attempt_at":"2026-03-01T12:00:15.31Z","error":null,
        "collections":{"events":{"as_of":"2026-03-01T12:00:00.25Z","records_read":5782,"records_changed":5780,"progress":null}}
        """;

    private const string LeftOut =
        """{"count":1,"records":[{"collection":"events","key":"17","reason":"created_by must have at most 1000 characters"}]}""";

    public const string Sources = "[{" + Status + "}]";

    public const string Source = "{" + Status + ",\"left_out\":" + LeftOut + "}";
}
