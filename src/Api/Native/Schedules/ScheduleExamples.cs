namespace Reporting.Api.Native.Schedules;

internal static class ScheduleExamples
{
    public const string SaveSchedule = """
        {"view":"/digests/stale-flags?instance=flags","role":"member","every":"week","on":"monday","at":"08:00","time_zone":"Europe/Berlin",
         "receivers":["ops"],"by_project":{"checkout":["team"]},"skip_empty":true}
        """;

    public const string Schedule = """
        {"name":"stale-flags","view":"/digests/stale-flags?instance=flags","role":"member","every":"week","on":"monday","at":"08:00","time_zone":"Europe/Berlin",
         "catch_up":"once","receivers":["ops"],"by_project":{"checkout":["team"]},"skip_empty":true,
         "next_at":"2026-03-09T07:00:00Z","last_at":"2026-03-02T07:00:04Z","last_error":null}
        """;

    public const string Schedules = $"[{Schedule}]";
}
