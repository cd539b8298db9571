using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Api;

/// <summary>What the process leaves behind: its first token, its log and its end.</summary>
internal sealed class ProcessTests
{
    private TestDatabase database = null!;
    private string directory = null!;

    private string TokenFile => Path.Combine(directory, "admin-token");

    [SetUp]
    public async Task CreateAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        database = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        directory = ScratchDirectory.Next("service");
    }

    [TearDown]
    public async Task DropAsync() => await database.DisposeAsync();

    [Test]
    public async Task The_first_start_makes_one_admin_token_and_tells_it_once()
    {
        string token;
        await using (var first = await ServiceProcess.StartAsync(database.ConnectionString, directory))
        {
            token = (await File.ReadAllTextAsync(TokenFile)).TrimEnd();
            Assert.That(await first.AskAsync("/api/tokens", token), Is.EqualTo(200));
            Assert.That(first.Lines.Count(line => line.Contains(token, StringComparison.Ordinal)), Is.EqualTo(1));
            await first.StopAsync();
        }

        await using var second = await ServiceProcess.StartAsync(database.ConnectionString, directory);

        Assert.That(await second.AskAsync("/api/tokens", token), Is.EqualTo(200));
        Assert.That(second.Lines, Has.None.Contains(token));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(TokenFile), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task Two_first_starts_at_once_make_one_admin_token()
    {
        var elsewhere = ScratchDirectory.Next("service");
        var starts = await Task.WhenAll(ServiceProcess.StartAsync(database.ConnectionString, directory), ServiceProcess.StartAsync(database.ConnectionString, elsewhere));
        await using var first = starts[0];
        await using var second = starts[1];

        string[] files = [TokenFile, Path.Combine(elsewhere, "admin-token")];
        var token = await File.ReadAllTextAsync(files.Single(File.Exists));

        Assert.That(await first.AskAsync("/api/tokens", token.TrimEnd()), Is.EqualTo(200));
        Assert.That(await second.AskAsync("/api/tokens", token.TrimEnd()), Is.EqualTo(200));
    }

    [Test]
    public async Task Every_request_is_one_line_of_json_without_secrets()
    {
        await using var service = await ServiceProcess.StartAsync(database.ConnectionString, directory);
        var token = (await File.ReadAllTextAsync(TokenFile)).TrimEnd();
        const string wrong = "wrongwrong-wrongwrongwrongwrongwr";

        await service.AskAsync("/api/instances", token);
        await service.AskAsync("/api/v2/insights/daus?coder_session_token=" + token, token, "Coder-Session-Token");
        await service.AskAsync("/api/instances", wrong);
        await service.AskAsync("/api/nowhere", token, "Cookie");
        await service.StopAsync();

        var requests = service.LogLines.Where(line => line["message"]!.GetValue<string>() is "request").ToList();
        Assert.That(
            requests.Select(line => $"{line["level"]} {line["method"]} {line["path"]} {line["status"]}"),
            Is.EqualTo(["Information GET /api/instances 200", "Information GET /api/v2/insights/daus 404", "Information GET /api/instances 401", "Information GET /api/nowhere 404"]));
        Assert.That(requests.Select(line => line["ms"]!.GetValue<double>()), Is.All.GreaterThan(0));
        Assert.That(requests.Select(line => DateTimeOffset.Parse(line["time"]!.GetValue<string>(), null)), Is.Ordered);
        Assert.That(service.Lines.Count(line => line.Contains(token, StringComparison.Ordinal) || line.Contains(wrong, StringComparison.Ordinal)), Is.EqualTo(1), "once told, never logged");
    }

    [Test]
    public async Task It_stops_when_asked_to()
    {
        await using var service = await ServiceProcess.StartAsync(database.ConnectionString, directory);

        Assert.That(await service.StopAsync(), Is.Zero);
    }
}
