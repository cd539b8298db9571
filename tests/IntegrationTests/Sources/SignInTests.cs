using NUnit.Framework;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>Who is unknown here and known to the product sees what he sees there. The product is one that says what a test wants.</summary>
internal sealed class SignInTests
{
    private const string Auditor = """{"username":"eve","roles":[{"name":"auditor"}]}""";
    private const string Member = """{"username":"bob","roles":[{"name":"template-admin"}]}""";

    private FakeProduct product = null!;
    private ServiceUnderTest service = null!;
    private string credential = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        product = await FakeProduct.StartAsync();
        service = await SignInHost.StartAsync(("BaseUrl", product.BaseUrl), ("SignIn", "product"));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await service.DisposeAsync();
        await product.DisposeAsync();
    }

    /// <summary>Each test asks with a credential that was never shown before.</summary>
    [SetUp]
    public void Begin()
    {
        credential = $"{Guid.NewGuid():N}-session";
        product.Answer = FakeProduct.Says(401);
        product.TakeRequests();
    }

    [TearDown]
    public void LeavesNoCredentialInTheLog() => Assert.That(service.LogLines, Has.None.Contains(credential));

    [TestCase(SignInHost.Owner, 200)]
    [TestCase(Auditor, 200)]
    [TestCase(Member, 403)]
    public async Task Rights_are_those_of_the_product(string user, int status)
    {
        product.Answer = FakeProduct.Says(200, user);

        Assert.That((await AskAsync()).Status, Is.EqualTo(status));
    }

    [TestCase("Coder-Session-Token", "{0}")]
    [TestCase("Authorization", "Bearer {0}")]
    [TestCase("Cookie", "theme=dark; coder_session_token={0}")]
    public async Task The_credential_alone_is_shown_wherever_it_came(string header, string form)
    {
        product.Answer = FakeProduct.Says(200, SignInHost.Owner);

        (await service.GetAsync(SignInHost.Report, token: null, headers: (header, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, credential)))).Expect(200);

        var asked = product.TakeRequests().Single();
        Assert.That((asked.Line, asked.Headers["Coder-Session-Token"]), Is.EqualTo(("GET /api/v2/users/me", credential)));
        Assert.That(asked.Headers.Keys, Is.SubsetOf(new[] { "Host", "Coder-Session-Token", "traceparent" }));
    }

    /// <summary>No header can show it, and no product gave it.</summary>
    [Test]
    public async Task A_credential_with_letters_that_no_header_has_is_unknown_to_every_product()
    {
        product.Answer = FakeProduct.Says(200, SignInHost.Owner);

        var answer = await service.GetAsync(SignInHost.Report, token: null, ("Cookie", $"coder_session_token={credential}%C3%A9"));

        Assert.That(answer.Status, Is.EqualTo(401));
        Assert.That(product.TakeRequests(), Is.Empty);
    }

    [Test]
    public async Task A_refusal_is_kept_for_five_seconds()
    {
        Assert.That((await AskAsync()).Status, Is.EqualTo(401));
        product.Answer = FakeProduct.Says(200, SignInHost.Owner);
        service.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(((await AskAsync()).Status, product.TakeRequests().Count), Is.EqualTo((401, 1)));

        service.Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.That((await AskAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_acceptance_is_kept_for_a_minute()
    {
        product.Answer = FakeProduct.Says(200, SignInHost.Owner);
        Assert.That((await AskAsync()).Status, Is.EqualTo(200));
        product.Answer = FakeProduct.Says(401);
        service.Clock.Advance(TimeSpan.FromSeconds(59.9));
        Assert.That(((await AskAsync()).Status, product.TakeRequests().Count), Is.EqualTo((200, 1)));

        service.Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.That((await AskAsync()).Status, Is.EqualTo(401));
    }

    [TestCase(500)]
    [TestCase(503)]
    [TestCase(429)]
    public async Task While_the_product_is_away_what_was_kept_holds_for_five_minutes(int status)
    {
        product.Answer = FakeProduct.Says(200, SignInHost.Owner);
        (await AskAsync()).Expect(200);
        product.Answer = FakeProduct.Says(status);
        service.Clock.Advance(TimeSpan.FromSeconds(299.9));
        Assert.That((await AskAsync()).Status, Is.EqualTo(200));

        service.Clock.Advance(TimeSpan.FromSeconds(0.2));
        var late = await AskAsync();

        Assert.That((late.Status, late.Response.Headers.RetryAfter?.Delta), Is.EqualTo((503, TimeSpan.FromSeconds(5))));
    }

    [Test]
    public async Task While_the_product_is_away_strangers_are_told_so()
    {
        product.Answer = FakeProduct.Says(502);

        Assert.That((await AskAsync()).Status, Is.EqualTo(503));
    }

    [Test]
    public async Task A_product_that_hangs_counts_as_away()
    {
        product.Answer = FakeProduct.Hangs;

        Assert.That((await AskAsync().WaitAsync(TimeSpan.FromSeconds(30))).Status, Is.EqualTo(503));
    }

    [TestCase(301)]
    [TestCase(307)]
    public async Task Redirects_are_not_followed(int status)
    {
        await using var elsewhere = await FakeProduct.StartAsync();
        elsewhere.Answer = FakeProduct.Says(200, SignInHost.Owner);
        product.Answer = async context =>
        {
            await FakeProduct.Redirects($"{elsewhere.BaseUrl}/api/v2/users/me")(context);
            context.Response.StatusCode = status;
        };

        Assert.That((await AskAsync()).Status, Is.EqualTo(401));
        Assert.That(elsewhere.TakeRequests(), Is.Empty);
    }

    [TestCase("<html>not the product</html>")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"username":"ada","roles":"owner"}""")]
    public async Task An_answer_that_names_nobody_is_a_refusal(string body)
    {
        product.Answer = FakeProduct.Says(200, body);

        Assert.That((await AskAsync()).Status, Is.EqualTo(401));
    }

    [TestCase("GET", "/api/tokens")]
    [TestCase("GET", "/api/instances")]
    [TestCase("GET", "/api/audit")]
    [TestCase("GET", "/api/sources")]
    [TestCase("POST", "/api/sources/product/sync")]
    [TestCase("POST", "/api/ingest/dev/users")]
    [TestCase("DELETE", "/api/instances/dev")]
    public async Task Nobody_administers_the_service_by_it(string method, string path)
    {
        product.Answer = FakeProduct.Says(200, SignInHost.Owner);
        (await AskAsync()).Expect(200);

        Assert.That((await service.AskAsync(method, path, content: null, credential)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Requests_that_show_a_credential_at_once_share_one_question()
    {
        var release = new TaskCompletionSource();
        product.Answer = async context =>
        {
            await release.Task;
            await FakeProduct.Says(200, SignInHost.Owner)(context);
        };

        var asking = Enumerable.Range(0, 5).Select(_ => AskAsync()).ToList();
        await EventuallyAsync(() => Task.FromResult(!product.IsQuiet), "the product was asked");
        release.SetResult();

        Assert.That((await Task.WhenAll(asking)).Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(product.TakeRequests(), Has.Count.EqualTo(1));
    }

    private Task<Answer> AskAsync() => service.GetAsync(SignInHost.Report, credential);
}
