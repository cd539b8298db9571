using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>Who is unknown here and known to the product sees what he sees there. The product is one that says what a test wants.</summary>
internal sealed class SignInTests
{
    private const string Owner = """{"username":"ada","roles":[{"name":"owner"}]}""";
    private const string Auditor = """{"username":"eve","roles":[{"name":"auditor"}]}""";
    private const string Member = """{"username":"bob","roles":[{"name":"template-admin"}]}""";

    private const string Report = "/api/v2/insights/user-status-counts?tz_offset=0";

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private FakeProduct product = null!;
    private ServiceUnderTest service = null!;
    private string credential = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        product = await FakeProduct.StartAsync();
        service = await StartServiceAsync(("BaseUrl", product.BaseUrl), ("SignIn", "product"));
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

    [TestCase(Owner, 200)]
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
        product.Answer = FakeProduct.Says(200, Owner);

        (await service.GetAsync(Report, token: null, headers: (header, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, credential)))).Expect(200);

        var asked = product.TakeRequests().Single();
        Assert.That((asked.Line, asked.Headers["Coder-Session-Token"]), Is.EqualTo(("GET /api/v2/users/me", credential)));
        Assert.That(asked.Headers.Keys, Is.SubsetOf(new[] { "Host", "Coder-Session-Token", "traceparent" }));
    }

    [Test]
    public async Task A_refusal_is_kept_for_five_seconds()
    {
        Assert.That((await AskAsync()).Status, Is.EqualTo(401));
        product.Answer = FakeProduct.Says(200, Owner);
        service.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(((await AskAsync()).Status, product.TakeRequests().Count), Is.EqualTo((401, 1)));

        service.Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.That((await AskAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_acceptance_is_kept_for_a_minute()
    {
        product.Answer = FakeProduct.Says(200, Owner);
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
        product.Answer = FakeProduct.Says(200, Owner);
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

    [Test]
    public async Task A_product_that_does_not_listen_counts_as_away()
    {
        await using var alone = await StartServiceAsync(("BaseUrl", $"http://127.0.0.1:{FreePort.Find()}"), ("SignIn", "product"));

        Assert.That((await AskAsync(alone)).Status, Is.EqualTo(503));
    }

    [TestCase(301)]
    [TestCase(307)]
    public async Task Redirects_are_not_followed(int status)
    {
        await using var elsewhere = await FakeProduct.StartAsync();
        elsewhere.Answer = FakeProduct.Says(200, Owner);
        product.Answer = async context =>
        {
            await FakeProduct.Redirects($"{elsewhere.BaseUrl}/api/v2/users/me")(context);
            context.Response.StatusCode = status;
        };

        Assert.That((await AskAsync()).Status, Is.EqualTo(401));
        Assert.That(elsewhere.TakeRequests(), Is.Empty);
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        await using var secured = await FakeProduct.StartAsync(hasCertificate: true);
        secured.Answer = FakeProduct.Says(200, Owner);
        await using var alone = await StartServiceAsync(("BaseUrl", secured.BaseUrl), ("SignIn", "product"));

        Assert.That((await AskAsync(alone)).Status, Is.EqualTo(503));
        Assert.That(secured.TakeRequests(), Is.Empty);
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
        product.Answer = FakeProduct.Says(200, Owner);
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
            await FakeProduct.Says(200, Owner)(context);
        };

        var asking = Enumerable.Range(0, 5).Select(_ => AskAsync()).ToList();
        await EventuallyAsync(() => Task.FromResult(!product.IsQuiet), "the product was asked");
        release.SetResult();

        Assert.That((await Task.WhenAll(asking)).Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(product.TakeRequests(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_the_product_does_not_know_counts_as_a_failed_attempt()
    {
        await using var strict = await StartServiceAsync(("BaseUrl", product.BaseUrl), ("SignIn", "product"), ("/Requests:FailedAttemptsPerMinute", "2"));
        product.Answer = context => FakeProduct.Says(context.Request.Headers["Coder-Session-Token"] == credential ? 200 : 401, Owner)(context);
        (await AskAsync(strict)).Expect(200);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            (await strict.GetAsync(Report, $"guess-{attempt}")).Expect(401);
        }

        product.TakeRequests();

        Assert.That((await strict.GetAsync(Report, "guess-3")).Status, Is.EqualTo(429));
        Assert.That(product.TakeRequests(), Is.Empty);
        Assert.That((await AskAsync(strict)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task It_is_off_unless_it_is_set()
    {
        await using var closed = await StartServiceAsync(("BaseUrl", product.BaseUrl));
        product.Answer = FakeProduct.Says(200, Owner);

        Assert.That((await AskAsync(closed)).Status, Is.EqualTo(401));
        Assert.That(product.TakeRequests(), Is.Empty);
    }

    [Test]
    public async Task Of_two_products_that_is_asked_whose_instance_is_meant()
    {
        await using var other = await FakeProduct.StartAsync();
        other.Answer = FakeProduct.Says(200, Owner);
        await using var both = await StartServiceAsync(
            ("BaseUrl", product.BaseUrl), ("SignIn", "product"),
            ("/Sources:other:Kind", "coder"), ("/Sources:other:ConnectionString", Nowhere), ("/Sources:other:BaseUrl", other.BaseUrl), ("/Sources:other:SignIn", "product"));

        Assert.That((await both.GetAsync(Report, credential)).Status, Is.EqualTo(401));
        Assert.That((await both.GetAsync(Report, credential, ("X-Reporting-Instance", "dev"))).Status, Is.EqualTo(401));
        Assert.That((await both.GetAsync(Report, credential, ("X-Reporting-Instance", "other"))).Status, Is.EqualTo(200));
        Assert.That((product.TakeRequests().Count, other.TakeRequests().Count), Is.EqualTo((1, 1)));
    }

    [TestCase(200, 200)]
    [TestCase(401, 401)]
    [TestCase(403, 401)]
    public async Task A_network_lets_in_whom_its_product_answers(int status, int expected)
    {
        await using var network = await ServiceUnderTest.StartAsync(Noon, SettingsOf("openl2m", Nowhere, ("BaseUrl", product.BaseUrl), ("SignIn", "product")));
        await AwaitInstanceAsync(network);
        product.Answer = FakeProduct.Says(status, """{"environment":{}}""");

        var answer = await network.GetAsync("/api/stats/", token: null, headers: ("Authorization", $"Token {credential}"));

        Assert.That(answer.Status, Is.EqualTo(expected));
        var asked = product.TakeRequests().Single();
        Assert.That((asked.Line, asked.Headers["Authorization"]), Is.EqualTo(("GET /api/environment/", $"Token {credential}")));
    }

    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=none;Username=nobody;Password=none";

    private Task<Answer> AskAsync(ServiceUnderTest? another = null) => (another ?? service).GetAsync(Report, credential);

    /// <summary>Settings of the source, and after a slash others. The product's database is not there: nobody needs it to sign in.</summary>
    private static async Task<ServiceUnderTest> StartServiceAsync(params (string Name, string Value)[] settings)
    {
        var ofSource = settings.Where(setting => setting.Name[0] != '/').ToArray();
        var others = settings.Where(setting => setting.Name[0] == '/').Select(setting => (setting.Name[1..], setting.Value));
        var started = await ServiceUnderTest.StartAsync(Noon, [.. SettingsOf("coder", Nowhere, ofSource), .. others]);
        await AwaitInstanceAsync(started);
        return started;
    }

    private static Task AwaitInstanceAsync(ServiceUnderTest started)
        => EventuallyAsync(async () => (await started.GetAsync("/api/sources")).Expect(200).Json.AsArray().All(IsFailing), "the sources were tried");

    private static bool IsFailing(JsonNode? source) => source!["state"]!.GetValue<string>() == "failing";
}
