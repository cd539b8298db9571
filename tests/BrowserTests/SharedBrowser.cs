using Microsoft.Playwright;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.BrowserTests;

/// <summary>One service with some days of records, and one Chromium, for all tests. Where there is no Chromium nothing is tested.</summary>
[SetUpFixture]
internal sealed class SharedBrowser
{
    private const string Zone = "Europe/Berlin";

    private static readonly IReadOnlyList<string> Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    private static IPlaywright playwright = null!;

    public static ServiceUnderTest Service { get; private set; } = null!;

    public static IBrowser Browser { get; private set; } = null!;

    /// <summary>What a browser keeps that is signed in as an administrator.</summary>
    public static string SignedIn { get; private set; } = "";

    /// <summary>Where Chromium is; null where it is not.</summary>
    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(directory => Names.Select(name => Path.Combine(directory, name)))
        .Prepend(Environment.GetEnvironmentVariable("REPORTING_CHROMIUM") ?? "")
        .FirstOrDefault(File.Exists);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (Program is not { } program)
        {
            Assert.Ignore("Chromium is missing: install it (Debian: apt-get install chromium-headless-shell) or set REPORTING_CHROMIUM to its path");
            return;
        }

        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        Service = await Sample.StartAsync();
        await using var context = await Browser.NewContextAsync(new() { TimezoneId = Zone });
        var page = await context.NewPageAsync();
        await SignInAsync(page, Service.Address, ServiceUnderTest.AdminToken);
        SignedIn = await context.StorageStateAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
            playwright.Dispose();
        }

        if (Service is not null)
        {
            await Service.DisposeAsync();
        }
    }

    /// <summary>A window that is signed in, whose clock is that of Berlin.</summary>
    public static Task<IBrowserContext> OpenAsync(bool scripts = true, int width = 1280, ColorScheme scheme = ColorScheme.Light) => Browser.NewContextAsync(new()
    {
        BaseURL = Service.Address.ToString(),
        StorageState = SignedIn,
        JavaScriptEnabled = scripts,
        ViewportSize = new() { Width = width, Height = 844 },
        ColorScheme = scheme,
        ReducedMotion = ReducedMotion.Reduce,
        TimezoneId = Zone,
        Locale = "en-GB",
    });

    /// <summary>A window that knows no service, whose clock is that of Berlin.</summary>
    public static Task<IBrowserContext> OpenAsync(Uri service, bool scripts = true) => Browser.NewContextAsync(new()
    {
        BaseURL = service.ToString(),
        JavaScriptEnabled = scripts,
        ReducedMotion = ReducedMotion.Reduce,
        TimezoneId = Zone,
        Locale = "en-GB",
    });

    /// <summary>A window that is signed in with a token.</summary>
    public static async Task<IBrowserContext> OpenAsync(ServiceUnderTest service, string token, bool scripts = true)
    {
        var context = await OpenAsync(service.Address, scripts);
        var page = await context.NewPageAsync();
        await SignInAsync(page, service.Address, token);
        await page.CloseAsync();
        return context;
    }

    /// <summary>Signs in with a token, as people do.</summary>
    public static async Task SignInAsync(IPage page, Uri service, string token)
    {
        await page.GotoAsync(service.ToString());
        await page.Locator("input[name=token]").FillAsync(token);
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await page.Locator("h1").GetByText("Overview").WaitForAsync();
    }
}
