using NUnit.Framework;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>Sign-in at the product with settings of each test's own.</summary>
internal sealed class SignInSettingTests
{
    private readonly string credential = $"{Guid.NewGuid():N}-session";
    private FakeProduct product = null!;

    [SetUp]
    public async Task StartAsync() => product = await FakeProduct.StartAsync();

    [TearDown]
    public async Task StopAsync() => await product.DisposeAsync();

    [Test]
    public async Task What_the_product_does_not_know_counts_as_a_failed_attempt()
    {
        await using var strict = await SignInHost.StartAsync(("BaseUrl", product.BaseUrl), ("SignIn", "product"), ("/Requests:FailedAttemptsPerMinute", "2"));
        product.Answer = context => FakeProduct.Says(context.Request.Headers["Coder-Session-Token"] == credential ? 200 : 401, SignInHost.Owner)(context);
        (await SignInHost.AskAsync(strict, credential)).Expect(200);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            (await strict.GetAsync(SignInHost.Report, $"guess-{attempt}")).Expect(401);
        }

        product.TakeRequests();

        Assert.That((await strict.GetAsync(SignInHost.Report, "guess-3")).Status, Is.EqualTo(429));
        Assert.That(product.TakeRequests(), Is.Empty);
        Assert.That((await SignInHost.AskAsync(strict, credential)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task It_is_off_unless_it_is_set()
    {
        await using var closed = await SignInHost.StartAsync(("BaseUrl", product.BaseUrl));
        product.Answer = FakeProduct.Says(200, SignInHost.Owner);

        Assert.That((await SignInHost.AskAsync(closed, credential)).Status, Is.EqualTo(401));
        Assert.That(product.TakeRequests(), Is.Empty);
    }

    [Test]
    public async Task Of_two_products_that_is_asked_whose_instance_is_meant()
    {
        await using var other = await FakeProduct.StartAsync();
        other.Answer = FakeProduct.Says(200, SignInHost.Owner);
        await using var both = await SignInHost.StartAsync(
            ("BaseUrl", product.BaseUrl), ("SignIn", "product"),
            ("/Sources:other:Kind", "coder"), ("/Sources:other:ConnectionString", SignInHost.Nowhere), ("/Sources:other:BaseUrl", other.BaseUrl), ("/Sources:other:SignIn", "product"));

        Assert.That((await both.GetAsync(SignInHost.Report, credential)).Status, Is.EqualTo(401));
        Assert.That((await both.GetAsync(SignInHost.Report, credential, ("X-Reporting-Instance", "dev"))).Status, Is.EqualTo(401));
        Assert.That((await both.GetAsync(SignInHost.Report, credential, ("X-Reporting-Instance", "other"))).Status, Is.EqualTo(200));
        Assert.That((product.TakeRequests().Count, other.TakeRequests().Count), Is.EqualTo((1, 1)));
    }

    [TestCase(200, 200)]
    [TestCase(401, 401)]
    [TestCase(403, 401)]
    public async Task A_network_lets_in_whom_its_product_answers(int status, int expected)
    {
        await using var network = await ServiceUnderTest.StartAsync(SignInHost.Noon, SettingsOf("openl2m", SignInHost.Nowhere, ("BaseUrl", product.BaseUrl), ("SignIn", "product")));
        await SignInHost.AwaitSourcesAsync(network);
        product.Answer = FakeProduct.Says(status, """{"environment":{}}""");

        var answer = await network.GetAsync("/api/stats/", token: null, headers: ("Authorization", $"Token {credential}"));

        Assert.That(answer.Status, Is.EqualTo(expected));
        var asked = product.TakeRequests().Single();
        Assert.That((asked.Line, asked.Headers["Authorization"]), Is.EqualTo(("GET /api/environment/", $"Token {credential}")));
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        await using var secured = await FakeProduct.StartAsync(hasCertificate: true);
        secured.Answer = FakeProduct.Says(200, SignInHost.Owner);
        await using var alone = await SignInHost.StartAsync(("BaseUrl", secured.BaseUrl), ("SignIn", "product"));

        Assert.That((await SignInHost.AskAsync(alone, credential)).Status, Is.EqualTo(503));
        Assert.That(secured.TakeRequests(), Is.Empty);
    }

    [Test]
    public async Task A_product_that_does_not_listen_counts_as_away()
    {
        await using var alone = await SignInHost.StartAsync(("BaseUrl", $"http://127.0.0.1:{FreePort.Find()}"), ("SignIn", "product"));

        Assert.That((await SignInHost.AskAsync(alone, credential)).Status, Is.EqualTo(503));
    }
}
