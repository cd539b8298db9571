using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;

namespace Reporting.IntegrationTests.Sources;

/// <summary>A real Unleash and the service behind one address, with the proxy's configuration as the document has it.</summary>
internal sealed class DropInTests
{
    private const string Statistics = "/api/admin/instance-admin/statistics";
    private const string OfProduct = "/api/admin/projects";

    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "drop-in.md"));

    private UnleashProduct product = null!;
    private SourceUnderTest source = null!;
    private Nginx proxy = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        await Nginx.CheckAsync("");
        product = await UnleashProduct.SharedAsync();
        source = await SourceUnderTest.StartAsync(
            TimeProvider.System.GetUtcNow(), "unleash", product.ConnectionString,
            [("BaseUrl", product.Address.AbsoluteUri), ("SignIn", "product")], ("Proxies:Known", "127.0.0.1"), ("Requests:FailedAttemptsPerMinute", "3"));
        await source.SyncAsync();
        proxy = await Nginx.StartAsync(Servers(source.Service.Address.Port));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (source is not null)
        {
            await proxy.DisposeAsync();
            await source.DisposeAsync();
        }
    }

    [Test]
    public async Task The_products_own_token_works_on_both()
    {
        var ofProduct = await AskAsync(OfProduct, ("Authorization", UnleashProduct.AdminToken));
        Assert.That((ofProduct.Status, IsReport(ofProduct)), Is.EqualTo((200, false)));
        foreach (var path in new[] { Statistics, $"{Statistics}/csv", "/api/admin/insights", "/api/admin/insights/lifecycle", "/api/admin/search/events?limit=5", "/api/admin/events", "/api/admin/event-creators" })
        {
            var report = await AskAsync(path, ("Authorization", UnleashProduct.AdminToken));
            Assert.That((report.Status, IsReport(report)), Is.EqualTo((200, true)), path);
        }
    }

    [Test]
    public async Task The_products_own_session_works_on_both()
    {
        var signedIn = await proxy.AskAsync("POST", "/auth/simple/login", from: null, new JsonObject { ["username"] = "admin", ["password"] = "unleash4all" });
        var cookie = signedIn.Expect(200).Response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        var (ofProduct, report) = (await AskAsync(OfProduct, ("Cookie", cookie)), await AskAsync(Statistics, ("Cookie", cookie)));

        Assert.That((ofProduct.Status, IsReport(ofProduct), report.Status, IsReport(report)), Is.EqualTo((200, false, 200, true)));
    }

    [Test]
    public async Task Who_is_nobody_there_is_nobody_here()
    {
        Assert.That((await AskAsync(OfProduct)).Status, Is.EqualTo(401));
        Assert.That((await AskAsync(Statistics)).Status, Is.EqualTo(401));
        Assert.That((await AskAsync(Statistics, ("Authorization", "*:*.guessed"))).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Limits_are_those_of_the_caller()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await proxy.AskAsync("GET", Statistics, "127.0.0.8", body: null, ("Authorization", $"guess-{attempt}"));
        }

        // What the caller says of himself is not passed on.
        var same = await proxy.AskAsync("GET", Statistics, "127.0.0.8", body: null, ("Authorization", "guess-4"), ("X-Forwarded-For", "127.0.0.9"));
        var other = await proxy.AskAsync("GET", Statistics, "127.0.0.9", body: null, ("Authorization", "guess-4"));

        Assert.That((same.Status, other.Status), Is.EqualTo((429, 401)));
    }

    [Test]
    public async Task Where_reports_are_away_the_product_can_answer_for_itself()
    {
        var fallback = Blocks()[1];
        var servers = Servers(FreePort.Find())
            .Replace("proxy_pass http://reporting;", $"proxy_pass http://reporting;\n{fallback}", StringComparison.Ordinal)
            .Replace("location / {", $"{Code("location @product")}\nlocation / {{", StringComparison.Ordinal);
        await using var alone = await Nginx.StartAsync(servers);

        var answer = await alone.AskAsync("GET", Statistics, from: null, body: null, ("Authorization", UnleashProduct.AdminToken));

        Assert.That((answer.Status, IsReport(answer)), Is.EqualTo((200, false)));
    }

    [TestCase("Coder")]
    [TestCase("OpenL2M")]
    public async Task The_configuration_for_other_products_is_good(string other)
    {
        var line = Document.Split('\n').Single(each => each.StartsWith("For Coder the first location is", StringComparison.Ordinal));
        var location = line.Split('`')[other is "Coder" ? 1 : 3];
        var block = Blocks()[0];
        var first = block.Split('\n').First(each => each.Contains("location ~", StringComparison.Ordinal));

        Assert.That(await Nginx.CheckAsync(block.Replace(first, $"location {location} {{", StringComparison.Ordinal)), Is.Empty);
    }

    private Task<Answer> AskAsync(string path, params (string Name, string Value)[] headers) => proxy.AskAsync("GET", path, from: null, body: null, headers);

    private static bool IsReport(Answer answer) => answer.Response.Headers.Contains("X-Reporting-As-Of");

    /// <summary>The document's, with the ports of this test.</summary>
    private string Servers(int reports)
        => Blocks()[0]
            .Replace("127.0.0.1:4242", product.Address.Authority, StringComparison.Ordinal)
            .Replace("127.0.0.1:8080", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{reports}"), StringComparison.Ordinal);

    private static string[] Blocks() => [.. Document.Split("```nginx\n").Skip(1).Select(block => block.Split("```")[0])];

    private static string Code(string start) => Document.Split('`').Single(code => code.StartsWith(start, StringComparison.Ordinal));
}
