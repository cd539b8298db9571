using NUnit.Framework;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>The version, which the product's database does not tell.</summary>
internal sealed class UnleashVersionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task The_version_is_asked_of_the_product_with_the_token_of_the_settings_and_kept_while_it_does_not_say()
    {
        await using var database = await UnleashDatabase.CreateAsync();
        await using var product = await FakeProduct.StartAsync();
        product.Answer = FakeProduct.Says(200, """{"versionOSS": "8.2.0", "users": 5}""");
        await using var source = await StartAsync(Noon, "unleash", database.ConnectionString, ("BaseUrl", product.BaseUrl), ("ApiToken", "*:*.of-the-settings"));
        await source.SyncAsync();
        var asked = product.TakeRequests();

        Assert.That(asked.Select(request => (request.Line, request.Headers["Authorization"])), Is.Not.Empty.And.All.EqualTo(("GET /api/admin/instance-admin/statistics", "*:*.of-the-settings")));
        Assert.That(await ToldAsync(source), Is.EqualTo(("8.2.0", "8.2.0")));

        product.Answer = FakeProduct.Says(200, """{"versionOSS": "8.3.0"}""");
        await source.SyncAsync();
        Assert.That(await ToldAsync(source), Is.EqualTo(("8.3.0", "8.3.0")), "an upgrade is followed");

        foreach (var answer in new[] { FakeProduct.Says(500), FakeProduct.Says(200, "<html>"), FakeProduct.Says(200) })
        {
            product.Answer = answer;
            await source.SyncAsync();
            Assert.That((await ToldAsync(source), await source.StateAsync()), Is.EqualTo((("8.3.0", "8.3.0"), "current")), "what was known");
        }
    }

    [Test]
    public async Task An_enterprise_edition_has_a_version_of_its_own([Values] bool isAsked)
    {
        await using var database = await UnleashDatabase.CreateAsync();
        await using var product = await FakeProduct.StartAsync();
        product.Answer = FakeProduct.Says(200, """{"versionOSS": "8.2.0", "versionEnterprise": "8.2.1"}""");
        (string, string)[] settings = isAsked ? [("BaseUrl", product.BaseUrl), ("ApiToken", "*:*.of-the-settings")] : [("ProductVersion", "8.2.0, enterprise 8.2.1")];
        await using var source = await StartAsync(Noon, "unleash", database.ConnectionString, settings);
        await source.SyncAsync();
        var told = (await source.Service.GetAsync("/api/admin/instance-admin/statistics")).Expect(200).Json;

        Assert.That((told["versionOSS"]!.GetValue<string>(), told["versionEnterprise"]!.GetValue<string>()), Is.EqualTo(("8.2.0", "8.2.1")));
        Assert.That((await source.StatusAsync())["product_version"]!.GetValue<string>(), Is.EqualTo("8.2.0, enterprise 8.2.1"));
    }

    [Test]
    public async Task Without_a_token_the_product_is_not_asked()
    {
        await using var database = await UnleashDatabase.CreateAsync();
        await using var product = await FakeProduct.StartAsync();
        await using var source = await StartAsync(Noon, "unleash", database.ConnectionString, ("BaseUrl", product.BaseUrl));
        await source.SyncAsync();

        Assert.That(product.IsQuiet, Is.True);
        Assert.That((await ToldAsync(source)).Source, Is.Null);
    }

    [Test]
    public async Task Changes_do_not_wait_for_the_version_each_time()
    {
        await using var database = await UnleashDatabase.CreateAsync();
        await using var product = await FakeProduct.StartAsync();
        product.Answer = FakeProduct.Says(500);
        await using var source = await StartAsync(Noon, "unleash", database.ConnectionString, ("BaseUrl", product.BaseUrl), ("ApiToken", "*:*.of-the-settings"), ("Interval", "00:00:01"));
        await source.SyncAsync();

        for (var users = 1L; users <= 4; users++)
        {
            await ExecuteAsync(database.ConnectionString, $"INSERT INTO users (username) VALUES ('user{users}')");
            await EventuallyAsync(async () => Equals(await ExecuteAsync(source.Service.ConnectionString, "SELECT count(*) FROM flags.users"), users), $"user {users} is there");
            if (users == 1)
            {
                // The service itself reads the source by now, and has begun with the question.
                product.TakeRequests();
            }
        }

        Assert.That(product.IsQuiet, Is.True, "the version was asked for less than a minute ago");
    }

    /// <summary>The version that the source's status has, and the one in the answers.</summary>
    private static async Task<(string? Source, string? Answer)> ToldAsync(SourceUnderTest source)
        => ((await source.StatusAsync())["product_version"]?.GetValue<string>(),
            (await source.Service.GetAsync("/api/admin/instance-admin/statistics")).Expect(200).Json["versionOSS"]?.GetValue<string>());
}
