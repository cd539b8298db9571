using NUnit.Framework;
using Reporting.Domain.Workspaces.Records;
using static Reporting.UnitTests.Ingestion.Parsing;

namespace Reporting.UnitTests.Ingestion;

internal sealed class WorkspaceRecordRuleTests
{
    private const string Uuid = "\"0f5e1c2a-3b4d-4e5f-8a6b-7c8d9e0f1a2b\"";

    private const string Stat =
        $$"""{"id":{{Uuid}},"created_at":"2023-08-23T09:30:00Z","user_id":{{Uuid}},"workspace_id":{{Uuid}},"agent_id":{{Uuid}},"template_id":{{Uuid}},"connection_count":0,"connection_median_latency_ms":-0.001}""";

    private const string Session =
        $$"""{"user_id":{{Uuid}},"agent_id":{{Uuid}},"session_id":{{Uuid}},"workspace_id":{{Uuid}},"access_method":"terminal","slug_or_port":"","session_started_at":"2023-08-23T09:30:00Z","session_ended_at":"2023-08-23T09:30:00Z"}""";

    private const string Half = $$"""{"start_time":"2023-08-23T09:30:00Z","template_id":{{Uuid}},"user_id":{{Uuid}},"usage_mins":30}""";

    [TestCase("created_at", "\"2016-12-03T11:59:59Z\"", "must be at most 3650 days old and at most a day ahead of the clock")]
    [TestCase("created_at", "\"2026-12-02T12:00:01Z\"", "must be at most 3650 days old and at most a day ahead of the clock")]
    [TestCase("created_at", "\"0001-01-01T00:00:00Z\"", "must be at most 3650 days old and at most a day ahead of the clock")]
    [TestCase("connection_count", "-1", "must not be negative")]
    [TestCase("session_count_vscode", "-1", "must not be negative")]
    [TestCase("session_count_jetbrains", "-1", "must not be negative")]
    [TestCase("session_count_reconnecting_pty", "-1", "must not be negative")]
    [TestCase("session_count_ssh", "-1", "must not be negative")]
    [TestCase("rx_bytes", "-1", "must not be negative")]
    [TestCase("tx_bytes", "-1", "must not be negative")]
    [TestCase("rx_packets", "-1", "must not be negative")]
    [TestCase("tx_packets", "-1", "must not be negative")]
    [TestCase("connection_median_latency_ms", "1e-7", "must be 0.000001 to 1000000000 milliseconds, or 0 or less for none")]
    [TestCase("connection_median_latency_ms", "1e10", "must be 0.000001 to 1000000000 milliseconds, or 0 or less for none")]
    public void An_agent_stat_has_counts_and_a_latency(string field, string value, string message)
    {
        Assert.That(FaultsOf<AgentStat>(Stat), Is.Empty);
        Assert.That(FaultsOf<AgentStat>(With(Stat, field, value)), Is.EqualTo(new[] { (field, message) }));
    }

    [TestCase("access_method", "\"web\"", "must be one of path, subdomain, terminal")]
    [TestCase("requests", "-1", "must not be negative")]
    [TestCase("session_ended_at", "\"2023-08-23T09:29:59Z\"", "must not be before session_started_at")]
    [TestCase("session_ended_at", "\"2024-08-24T09:30:01Z\"", "must be at most 366 days after session_started_at")]
    public void An_app_session_ends_after_it_starts(string field, string value, string message)
    {
        Assert.That(FaultsOf<AppSession>(Session), Is.Empty);
        Assert.That(FaultsOf<AppSession>(With(Session, field, value)), Is.EqualTo(new[] { (field, message) }));
    }

    [TestCase("start_time", "\"2023-08-23T09:31:00Z\"", "must be on a half hour")]
    [TestCase("start_time", "\"2023-08-23T09:30:00.000001Z\"", "must be on a half hour")]
    [TestCase("usage_mins", "31", "must be 0 to 30 minutes")]
    [TestCase("usage_mins", "-1", "must be 0 to 30 minutes")]
    [TestCase("vscode_mins", "31", "must be 0 to 30 minutes")]
    [TestCase("jetbrains_mins", "31", "must be 0 to 30 minutes")]
    [TestCase("reconnecting_pty_mins", "31", "must be 0 to 30 minutes")]
    [TestCase("ssh_mins", "31", "must be 0 to 30 minutes")]
    [TestCase("sftp_mins", "31", "must be 0 to 30 minutes")]
    [TestCase("median_latency_ms", "1e39", "must be 0.000001 to 1000000000 milliseconds, or 0 or less for none")]
    [TestCase("app_usage_mins", "{\"a\":31}", "must have 0 to 30 minutes for each app, by a name of at most 255 characters")]
    public void Usage_has_minutes_of_a_half_hour(string field, string value, string message)
    {
        Assert.That(FaultsOf<Usage>(Half), Is.Empty);
        Assert.That(FaultsOf<Usage>(With(Half, field, value)), Is.EqualTo(new[] { (field, message) }));
    }

    [Test]
    public void A_half_hour_may_be_told_with_any_offset()
    {
        Assert.That(FaultsOf<Usage>(With(Half, "start_time", "\"2023-08-23T09:45:00+05:45\"")), Is.Empty);
    }

    [TestCase("build_number", "0", "must be at least 1")]
    [TestCase("transition", "\"restart\"", "must be one of start, stop, delete")]
    public void A_build_is_numbered_from_one(string field, string value, string message)
    {
        const string Build =
            $$$"""{"id":{{{Uuid}}},"workspace_id":{{{Uuid}}},"template_version_id":{{{Uuid}}},"build_number":1,"created_at":"2023-08-23T09:30:00Z","parameters":{}}""";

        Assert.That(FaultsOf<Build>(Build), Is.Empty);
        Assert.That(FaultsOf<Build>(With(Build, field, value)), Is.EqualTo(new[] { (field, message) }));
    }

    [Test]
    public void An_app_has_a_slug_that_fits_a_key([Values(0, 256)] int length)
    {
        var faults = FaultsOf<App>($$"""{"template_id":{{Uuid}},"slug":"{{new string('a', length)}}","display_name":""}""");

        Assert.That(faults, Is.EqualTo(new[] { ("slug", "must have 1 to 255 characters") }));
    }

    [Test]
    public void A_template_version_has_each_parameter_once()
    {
        var faults = FaultsOf<TemplateVersion>(
            $$"""{"id":{{Uuid}},"template_id":{{Uuid}},"parameters":[{"name":"a","type":"string"},{"name":"a","type":"number"}]}""");

        Assert.That(faults, Is.EqualTo(new[] { ("parameters", "must have distinct names") }));
    }

    [Test]
    public void A_status_change_is_to_a_known_status()
    {
        var faults = FaultsOf<UserStatusChange>($$"""{"id":{{Uuid}},"user_id":{{Uuid}},"new_status":"gone","changed_at":"2023-08-23T09:30:00Z"}""");

        Assert.That(faults, Is.EqualTo(new[] { ("new_status", "must be one of active, dormant, suspended") }));
    }

    /// <summary>The last of a field given twice stands.</summary>
    private static string With(string json, string field, string value) => json[..^1] + $",\"{field}\":{value}}}";
}
