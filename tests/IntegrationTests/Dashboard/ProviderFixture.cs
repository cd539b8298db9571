using NUnit.Framework;
using Reporting.Testing.Service;
using Reporting.Testing.SignIn;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>A service with a provider of sign-in, shared by the tests of a class: each test has people of its own.</summary>
internal abstract class ProviderFixture
{
    private static int people;

    protected OpenIdProvider Provider { get; private set; } = null!;

    protected ServiceUnderTest Service { get; private set; } = null!;

    protected (string Name, string Value)[] Settings =>
    [
        ("Dashboard:OpenIdConnect:Authority", Provider.Issuer),
        ("Dashboard:OpenIdConnect:ClientId", OpenIdProvider.ClientId),
        ("Dashboard:OpenIdConnect:ClientSecret", OpenIdProvider.ClientSecret),
        ("Dashboard:OpenIdConnect:Name", "Acme"),
        ("Dashboard:OpenIdConnect:Groups:0:Name", "platform"),
        ("Dashboard:OpenIdConnect:Groups:0:Role", "admin"),
        ("Dashboard:OpenIdConnect:Groups:1:Name", "staff"),
        ("Dashboard:OpenIdConnect:Groups:1:Role", "member"),
        ("Dashboard:OpenIdConnect:Groups:1:Instances", "shop,campus"),
        ("Dashboard:OpenIdConnect:Groups:2:Name", "council"),
        ("Dashboard:OpenIdConnect:Groups:2:Role", "auditor"),
        ("Dashboard:OpenIdConnect:Groups:2:Instances", "not-there"),
        ("Dashboard:OpenIdConnect:Groups:3:Name", "examiners"),
        ("Dashboard:OpenIdConnect:Groups:3:Role", "auditor"),
        ("Dashboard:OpenIdConnect:Groups:3:Instances", "shop,campus"),
        .. SourceOf("shop"),
        .. SourceOf("other-shop"),
    ];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Provider = await OpenIdProvider.StartAsync();
        Service = await ServiceUnderTest.StartAsync(Noon, Settings);
        Provider.Clock = Service.Clock;
        await Service.AddInstanceAsync("dev");
        await Service.AddInstanceAsync("shop", "flags");
        await Service.AddInstanceAsync("other-shop", "flags");
        await Service.AddInstanceAsync("campus", "network");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Service.DisposeAsync();
        await Provider.DisposeAsync();
    }

    [SetUp]
    public void BeginAnew()
    {
        (Provider.Spoil, Provider.KeepsGroupsBack, Provider.IsAway) = (_ => { }, false, false);
        Service.Clock.Now = Noon;
    }

    /// <summary>A source that is told of and not read.</summary>
    private static (string Name, string Value)[] SourceOf(string instance) =>
    [
        ($"Sources:reads-{instance}:Kind", "unleash"),
        ($"Sources:reads-{instance}:Instance", instance),
        ($"Sources:reads-{instance}:ConnectionString", "Host=127.0.0.1;Port=1;Database=unleash"),
        ($"Sources:reads-{instance}:Enabled", "false"),
    ];

    protected static ProviderPerson PersonIn(params string[] groups) => new($"subject-{Interlocked.Increment(ref people)}", $"Ada {people}", groups);

    /// <summary>A browser of that person, as far as the sign-in got.</summary>
    protected async Task<(PageBrowser Browser, Answer Answer)> SignInAsync(ProviderPerson person, string path = "/sign-in/provider")
    {
        var browser = new PageBrowser(Service);
        return (browser, await browser.GetAsync(await ComeBackAsync(browser, person, path)));
    }

    /// <summary>Goes to the provider and returns the path by which it sends the browser back.</summary>
    protected async Task<string> ComeBackAsync(PageBrowser browser, ProviderPerson person, string path = "/sign-in/provider")
    {
        Provider.Person = person;
        var sent = (await browser.GetAsync(path)).Expect(302);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var back = await client.GetAsync(sent.Response.Headers.Location);
        return back.Headers.Location!.PathAndQuery;
    }

    protected async Task<IReadOnlyList<string>> AuditAsync(string actor)
        => [.. (await Service.GetAsync($"/api/audit?actor={Uri.EscapeDataString(actor)}")).Expect(200).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
