using NUnit.Framework;

namespace Reporting.IntegrationTests.Cli;

/// <summary>Records out, once whole and then what has changed.</summary>
internal sealed class RecordExportCommandTests : CliFixture
{
    private const string Monday = """{"start_time":"2026-03-02T10:00:00Z","template_id":"00000000-0000-0000-0000-0000000000a1","user_id":"00000000-0000-0000-0000-000000000001","usage_mins":7}""";
    private const string Tuesday = """{"start_time":"2026-03-03T10:00:00Z","template_id":"00000000-0000-0000-0000-0000000000a1","user_id":"00000000-0000-0000-0000-000000000001","usage_mins":8}""";

    [Test]
    public async Task Records_are_exported_whole_and_then_by_the_days_that_changed()
    {
        (await RunAsync("instance", "create", "acme", "--kind", "workspaces")).Expect(0);
        (await FeedAsync(Monday, "ingest", "-", "--instance", "acme", "--collection", "usage")).Expect(0);

        var whole = await RunAsync("export", "records/usage", "--instance", "acme");
        var version = whole.Lines[0]["export"]!["data_version"]!.GetValue<long>();
        (await FeedAsync(Tuesday, "ingest", "-", "--instance", "acme", "--collection", "usage")).Expect(0);
        var changed = await RunAsync("export", "records/usage", "--instance", "acme", "--since", $"{version}");
        var ahead = await RunAsync("export", "records/usage", "--instance", "acme", "--since", $"{version + 99}");

        Assert.That((whole.ExitCode, whole.Lines.Count, whole.Lines[1]["usage_mins"]!.GetValue<int>()), Is.EqualTo((0, 2, 7)), whole.Error);
        Assert.That((changed.ExitCode, changed.Lines.Count, changed.Lines[1]["usage_mins"]!.GetValue<int>()), Is.EqualTo((0, 2, 8)), changed.Error);
        Assert.That(
            changed.Lines[0].ToJsonString(),
            Is.EqualTo($$$"""{"export":{"instance":"acme","collection":"usage","since":"{{{version}}}","data_version":{{{changed.Lines[0]["export"]!["data_version"]}}},"is_whole":false,"days":["2026-03-03"]}}"""));
        Assert.That((ahead.ExitCode, ahead.Output), Is.EqualTo((1, "")));
        Assert.That(ahead.Error, Does.Match($@"^The instance acme is at data version \d+, before {version + 99}: export the whole collection\.\n$"));
    }

    [TestCase("records/people", null, 1, "An instance of kind workspaces has no collection people. There are: agent-stats,")]
    [TestCase("records/usage", "yesterday", 2, "--since must be a data version, or a time such as 2026-03-18T00:00:00Z.")]
    [TestCase("daus", "7", 2, "--since goes with records/COLLECTION.")]
    public async Task What_cannot_be_exported_is_told_why(string name, string? since, int exitCode, string why)
    {
        (await RunAsync("instance", "create", "acme", "--kind", "workspaces")).Expect(0);

        var refused = await RunAsync(["export", name, "--instance", "acme", .. since is null ? Array.Empty<string>() : ["--since", since]]);

        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((exitCode, "")));
        Assert.That(refused.Error, Does.StartWith(why));
    }
}
