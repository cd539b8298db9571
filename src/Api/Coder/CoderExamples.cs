namespace Reporting.Api.Coder;

/// <summary>Answers as documents show them.</summary>
internal static class CoderExamples
{
    public const string Daus = """{"entries":[{"date":"2026-03-17","amount":118},{"date":"2026-03-18","amount":97}],"tz_hour_offset":0}""";
    public const string DausCsv = "date,amount\r\n2026-03-17,118\r\n2026-03-18,97\r\n";

    public const string Waus = """{"entries":[{"date":"2026-03-09","amount":164},{"date":"2026-03-16","amount":141}],"tz_hour_offset":0}""";
    public const string WausCsv = "date,amount\r\n2026-03-09,164\r\n2026-03-16,141\r\n";

    public const string Maus = """{"entries":[{"date":"2026-02-01","amount":183},{"date":"2026-03-01","amount":179}],"tz_hour_offset":0}""";
    public const string MausCsv = "date,amount\r\n2026-02-01,183\r\n2026-03-01,179\r\n";

    public const string Templates =
        """
        {"report":{"start_time":"2026-03-09T00:00:00Z","end_time":"2026-03-16T00:00:00Z","template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"],
        "active_users":22,"apps_usage":[{"template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"],"type":"builtin","display_name":"Visual Studio Code",
        "slug":"vscode","icon":"/icon/code.svg","seconds":80500,"times_used":0}],"parameters_usage":[{"template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"],
        "display_name":"Region","name":"region","type":"string","description":"Where it runs","values":[{"value":"eu","count":14}]}]},
        "interval_reports":[{"start_time":"2026-03-09T00:00:00Z","end_time":"2026-03-16T00:00:00Z",
        "template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"],"interval":"week","active_users":22}]}
        """;

    public const string TemplatesCsv =
        "type,slug,display_name,icon,seconds,times_used,template_ids\r\nbuiltin,vscode,Visual Studio Code,/icon/code.svg,80500,0,497f6eca-6276-4993-bfeb-53cbbbba6f08\r\n";

    public const string UserActivity =
        """
        {"report":{"start_time":"2026-03-09T00:00:00Z","end_time":"2026-03-16T00:00:00Z","template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"],
        "users":[{"template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"],"user_id":"a169451c-8525-4352-b8ca-070dd449a1a5","username":"ada",
        "avatar_url":"","seconds":80500}]}}
        """;

    public const string UserActivityCsv =
        "user_id,username,avatar_url,seconds,template_ids\r\na169451c-8525-4352-b8ca-070dd449a1a5,ada,,80500,497f6eca-6276-4993-bfeb-53cbbbba6f08\r\n";

    public const string UserLatency =
        """
        {"report":{"start_time":"2026-03-09T00:00:00Z","end_time":"2026-03-16T00:00:00Z","template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"],
        "users":[{"template_ids":["497f6eca-6276-4993-bfeb-53cbbbba6f08"],"user_id":"a169451c-8525-4352-b8ca-070dd449a1a5","username":"ada",
        "avatar_url":"","latency_ms":{"p50":31.312,"p95":119.832}}]}}
        """;

    public const string UserLatencyCsv =
        "user_id,username,avatar_url,p50,p95,template_ids\r\na169451c-8525-4352-b8ca-070dd449a1a5,ada,,31.312,119.832,497f6eca-6276-4993-bfeb-53cbbbba6f08\r\n";

    public const string UserStatusCounts =
        """{"status_counts":{"active":[{"date":"2026-03-17T00:00:00Z","count":118},{"date":"2026-03-18T00:00:00Z","count":120}]}}""";

    public const string UserStatusCountsCsv = "date,status,count\r\n2026-03-17T00:00:00Z,active,118\r\n2026-03-18T00:00:00Z,active,120\r\n";
}
