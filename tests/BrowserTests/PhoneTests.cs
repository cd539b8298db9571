using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.BrowserTests;

/// <summary>What a page is on a phone: read with a finger, and no wider than the screen.</summary>
internal sealed class PhoneTests
{
    private const int Width = 390;
    private const int Height = 844;

    private static readonly string LongName = new('w', 65);

    [Test]
    public async Task A_tap_reads_a_chart_until_another_one_elsewhere()
    {
        await using var context = await SharedBrowser.Browser.NewContextAsync(new()
        {
            BaseURL = SharedBrowser.Service.Address.ToString(),
            StorageState = SharedBrowser.SignedIn,
            ViewportSize = new() { Width = Width, Height = Height },
            HasTouch = true,
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = "Europe/Berlin",
        });
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/flags?range=7d");
        var chart = watched.Page.Locator("#states svg[data-chart]");
        await chart.ScrollIntoViewIfNeededAsync();
        var box = (await chart.BoundingBoxAsync())!;
        await watched.Page.Touchscreen.TapAsync(box.X + (box.Width / 2), box.Y + 60);

        await Assertions.Expect(watched.Page.Locator("#states .readout")).ToContainTextAsync("Active: ");

        await watched.Page.Locator("#states h2").TapAsync();
        await Assertions.Expect(watched.Page.Locator("#states .readout")).ToBeEmptyAsync();
        Assert.That(watched.Faults, Is.Empty);
    }

    [Test]
    public async Task What_a_finger_pointed_at_stays_when_it_moves_the_page()
    {
        await using var context = await SharedBrowser.OpenAsync(width: Width);
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/flags?range=7d");
        var chart = watched.Page.Locator("#states svg[data-chart]");
        await chart.ScrollIntoViewIfNeededAsync();
        var box = (await chart.BoundingBoxAsync())!;
        var finger = new { pointerType = "touch", clientX = (double)box.X + 5, clientY = (double)box.Y + 60, bubbles = true };
        foreach (var happens in new[] { "pointerdown", "pointercancel", "pointerleave" })
        {
            await chart.DispatchEventAsync(happens, finger);
        }

        await Assertions.Expect(watched.Page.Locator("#states .readout")).ToContainTextAsync("Active: ");
    }

    [Test]
    public async Task The_choice_of_a_zone_opens_within_the_screen()
    {
        await using var context = await SharedBrowser.OpenAsync(width: Width);
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/network");
        await watched.Page.Locator(".bar details.menu summary").Last.ClickAsync();
        var sheet = (await watched.Page.Locator(".sheet:has(input[name=tz])").BoundingBoxAsync())!;

        Assert.That((sheet.X >= 0, sheet.X + sheet.Width <= Width, await watched.TooWideAsync()), Is.EqualTo((true, true, "")));
    }

    [TestCase(Width)]
    [TestCase(1280)]
    public async Task A_token_can_be_revoked_where_its_table_scrolls(int width)
    {
        await SharedBrowser.Service.AddTokenAsync("auditor");
        await using var context = await SharedBrowser.OpenAsync(width: width);
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/settings/tokens");
        await watched.Page.Locator("details.menu summary").Last.ClickAsync();

        await watched.Page.Locator("details.menu[open] button").ClickAsync(new() { Trial = true });
        Assert.That(await watched.TooWideAsync(), Is.Empty);
    }

    [Test]
    public async Task Long_names_make_no_page_wide()
    {
        await using var service = await ServiceUnderTest.StartAsync(Sample.Noon);
        foreach (var key in new[] { "one", "other" })
        {
            (await service.AskAsync("PUT", $"/api/instances/{key}", ServiceUnderTest.Json(new JsonObject { ["kind"] = "network", ["name"] = $"{LongName}{key}" }))).Expect(201);
        }

        await using var context = await SharedBrowser.OpenAsync(service, ServiceUnderTest.AdminToken);
        var watched = await WatchedPage.OpenAsync(context, service.Address);
        await watched.Page.SetViewportSizeAsync(Width, Height);
        foreach (var path in new[] { "/", "/network?instance=one", "/data", "/settings", "/settings/instances" })
        {
            await watched.GoAsync(path);
            Assert.That(await watched.TooWideAsync(), Is.Empty, path);
        }
    }

    [Test]
    public async Task The_chosen_range_is_in_sight()
    {
        await using var context = await SharedBrowser.OpenAsync(width: Width);
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/workspaces?range=all");

        var isSeen = await watched.Page.Locator(".presets [aria-current]").EvaluateAsync<bool>(
            "chosen => { const [one, strip] = [chosen, chosen.closest('ul')].map(node => node.getBoundingClientRect()); return one.left >= strip.left - 1 && one.right <= strip.right + 1; }");
        Assert.That((isSeen, await watched.Page.EvaluateAsync<double>("() => scrollY")), Is.EqualTo((true, 0.0)));
    }

    [Test]
    public async Task A_choice_by_keys_passes_others_and_keeps_the_focus()
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/flags");
        var asked = new List<string>();
        watched.Page.Request += (_, request) => asked.Add(request.Url);
        await watched.Page.Locator("select[name=compare]").FocusAsync();
        await watched.Page.Keyboard.PressAsync("ArrowDown");
        await watched.Page.Keyboard.PressAsync("ArrowDown");
        await watched.Page.Locator("select[name=compare] option[value=none][selected]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

        Assert.That(await watched.Page.EvaluateAsync<string>("() => document.activeElement.id"), Is.EqualTo("choose-compare"));
        Assert.That(asked, Has.None.Contains("compare=year").And.Some.Contains("compare=none"));
    }
}
