using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Sources;

namespace Reporting.IntegrationTests.Sources;

/// <summary>What a real Unleash says of its own users and tokens.</summary>
internal sealed class UnleashSignInTests
{
    private const string ForEveryUser = "/api/admin/search/events";
    private const string ForAdministrators = "/api/admin/events";
    private const string Password = "Long-enough-9-password";

    private UnleashProduct product = null!;
    private SourceUnderTest source = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        product = await UnleashProduct.SharedAsync();
        source = await SourceUnderTest.StartAsync(
            TimeProvider.System.GetUtcNow(), "unleash", product.ConnectionString, ("BaseUrl", product.Address.AbsoluteUri), ("SignIn", "product"));
        await source.SyncAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (source is not null)
        {
            await source.DisposeAsync();
        }
    }

    [Test]
    public async Task An_administrators_token_sees_what_administrators_see()
        => Assert.That(await StatusesAsync(("Authorization", UnleashProduct.AdminToken)), Is.EqualTo((200, 200)));

    [Test]
    public async Task Sessions_and_personal_tokens_see_what_their_users_see()
    {
        await MakeAsync("/api/admin/user-admin", new JsonObject
        {
            ["username"] = "viewer", ["name"] = "viewer", ["email"] = "viewer@example.com", ["rootRole"] = 3, ["sendEmail"] = false, ["password"] = Password,
        });
        foreach (var (user, password, administers) in new[] { ("admin", "unleash4all", 200), ("viewer", Password, 403) })
        {
            var signedIn = (await product.AskAsync("POST", "/auth/simple/login", new JsonObject { ["username"] = user, ["password"] = password }, token: null)).Expect(200);
            var cookie = signedIn.Response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            Assert.That(await StatusesAsync(("Cookie", $"theme=dark; {cookie}")), Is.EqualTo((200, administers)), $"{user}'s session");

            var personal = await MakeAsync("/api/admin/user/tokens", new JsonObject { ["description"] = "mine", ["expiresAt"] = "2099-01-01T00:00:00Z" }, token: null, cookie);
            Assert.That(await StatusesAsync(("Authorization", personal["secret"]!.GetValue<string>())), Is.EqualTo((200, administers)), $"{user}'s token");
        }
    }

    [Test]
    public async Task Tokens_of_applications_see_nothing()
    {
        var made = await MakeAsync("/api/admin/api-tokens", new JsonObject { ["tokenName"] = "app", ["type"] = "client", ["environment"] = "production", ["projects"] = new JsonArray("*") });

        Assert.That(await StatusesAsync(("Authorization", made["secret"]!.GetValue<string>())), Is.EqualTo((401, 401)));
    }

    [TestCase("Authorization", "*:*.guessed")]
    [TestCase("Authorization", "user:guessed")]
    [TestCase("Cookie", "unleash-session=s%3Aguessed")]
    [TestCase("Cookie", "theme=dark")]
    public async Task What_it_does_not_know_is_let_in_nowhere(string header, string value)
        => Assert.That(await StatusesAsync((header, value)), Is.EqualTo((401, 401)));

    private async Task<(int EveryUser, int Administrators)> StatusesAsync((string, string) header)
        => ((await source.Service.GetAsync(ForEveryUser, token: null, headers: header)).Status, (await source.Service.GetAsync(ForAdministrators, token: null, headers: header)).Status);

    private async Task<JsonNode> MakeAsync(string path, JsonNode body, string? token = UnleashProduct.AdminToken, string? cookie = null)
    {
        var answer = await product.AskAsync("POST", path, body, token, cookie);
        Assert.That(answer.Status, Is.LessThan(300), $"{path}: {answer.Body}");
        return answer.Json;
    }
}
