using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.BrowserTests;

/// <summary>Makes the pictures of the README from the demo, where <c>eng/pictures</c> asks for them.</summary>
internal sealed class PictureTests
{
    private const string Token = "pictures-0123456789abcdefghijklmnopq";

    private static readonly string? Wanted = Environment.GetEnvironmentVariable("REPORTING_PICTURES");

    [Test]
    public async Task Pictures_of_the_demo()
    {
        if (Wanted is null)
        {
            Assert.Ignore("eng/pictures makes them");
        }

        await using var service = await ServiceProcess.StartAsync(
            [("Reporting__Demo", "true"), ("Reporting__AdminToken", Token), ("Reporting__DataDirectory", ScratchDirectory.Next("demo"))]);
        await WaitForDemoAsync(service.Address);
        await using var context = await SharedBrowser.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 860 }, ReducedMotion = ReducedMotion.Reduce, TimezoneId = "UTC", Locale = "en-GB" });
        var page = await context.NewPageAsync();
        await SharedBrowser.SignInAsync(page, service.Address, Token);
        foreach (var (path, name) in new[] { ("/", "overview"), ("/workspaces?range=90d", "workspaces"), ("/flags?range=year", "flags"), ("/network?range=90d", "network") })
        {
            await page.GotoAsync(new Uri(service.Address, path).ToString());
            await page.ScreenshotAsync(new() { Path = Path.Combine(Wanted, $"{name}.png") });
        }

        Assert.That(Directory.GetFiles(Wanted, "*.png").Select(picture => new FileInfo(picture).Length), Is.All.InRange(10_000, 300_000));
    }

    private static async Task WaitForDemoAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Token}");
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        while (true)
        {
            var names = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/instances", UriKind.Relative), timeout.Token))!.AsArray().Select(instance => (string)instance!["name"]!).ToList();
            if (names.Count == 3 && names.TrueForAll(name => !name.Contains("being filled", StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), timeout.Token);
        }
    }
}
