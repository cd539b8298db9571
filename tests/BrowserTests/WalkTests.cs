using Microsoft.Playwright;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.BrowserTests;

/// <summary>Ways through the pages: in and out, by keys alone, without scripts, and by addresses.</summary>
internal sealed class WalkTests
{
    [Test]
    public async Task In_with_a_token_and_out_again()
    {
        await using var context = await SharedBrowser.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await SharedBrowser.SignInAsync(page, SharedBrowser.Service.Address, ServiceUnderTest.AdminToken);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.Locator("input[name=token]").WaitForAsync();
        await page.GotoAsync(SharedBrowser.Service.Address.ToString());

        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/sign-in"));
    }

    [TestCase("/")]
    [TestCase("/flags")]
    [TestCase("/flags/events")]
    public async Task Keys_alone_suffice(string path)
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync(path);
        await watched.Page.Keyboard.PressAsync("Tab");
        var first = await watched.Page.EvaluateAsync<string>("() => `${document.activeElement.className} ${document.activeElement.getBoundingClientRect().left >= 0}`");
        var hidden = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 0; step < 60; step++)
        {
            await watched.Page.Keyboard.PressAsync("Tab");
            var focus = await watched.Page.EvaluateAsync<string[]>(Focus);
            seen.Add(focus[0]);
            if (focus[1] is "hidden")
            {
                hidden.Add(focus[0]);
            }
        }

        await watched.GoAsync(path);
        await watched.Page.Keyboard.PressAsync("Tab");
        await watched.Page.Keyboard.PressAsync("Enter");

        Assert.That(first, Is.EqualTo("skip true"), "the first key shows the way past the navigation");
        Assert.That(hidden, Is.Empty, "the focus is always seen");
        Assert.That(seen, Has.Count.GreaterThan(15), "the focus moves on");
        Assert.That(new Uri(watched.Page.Url).Fragment, Is.EqualTo("#main"));
    }

    [Test]
    public async Task A_chart_is_read_by_keys()
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/flags?range=7d");
        await watched.Page.Locator("#states svg[data-chart]").FocusAsync();
        await watched.Page.Keyboard.PressAsync("Home");
        var first = await watched.Page.Locator("#states .readout").InnerTextAsync();
        await watched.Page.Keyboard.PressAsync("End");
        var last = await watched.Page.Locator("#states .readout").InnerTextAsync();

        Assert.That(first, Does.Contain("Active: ").And.Not.EqualTo(last));
    }

    [TestCase("/")]
    [TestCase("/workspaces")]
    [TestCase("/flags")]
    [TestCase("/flags/events")]
    [TestCase("/network")]
    public async Task Without_scripts_nothing_is_missing(string path)
    {
        await using var context = await SharedBrowser.OpenAsync(scripts: false);
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync(path);
        if (path != "/")
        {
            Assert.That(await watched.Page.Locator("main figure").CountAsync(), Is.GreaterThan(0));
            await watched.Page.Locator(".presets a", new() { HasTextString = "7 days" }).ClickAsync();
            Assert.That(watched.Page.Url, Does.Contain("range=7d"));
        }

        Assert.That(await watched.Page.Locator("main h1").IsVisibleAsync(), Is.True);
        Assert.That(watched.Faults, Is.Empty);
    }

    [Test]
    public async Task A_comparison_is_chosen_without_scripts()
    {
        await using var context = await SharedBrowser.OpenAsync(scripts: false);
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/flags");
        await watched.Page.Locator("select[name=compare]").SelectOptionAsync("year");
        await watched.Page.Locator("form:has(select[name=compare]) button").ClickAsync();

        Assert.That(watched.Page.Url, Does.Contain("compare=year"));
    }

    [TestCase("/workspaces")]
    [TestCase("/flags")]
    [TestCase("/network")]
    public async Task The_address_holds_the_view(string path)
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync(path);
        foreach (var (label, parameter) in new[] { ("Today", "range=today"), ("7 days", "range=7d"), ("90 days", "range=90d"), ("Month", "range=month"), ("Quarter", "range=quarter"), ("Year", "range=year"), ("All", "range=all") })
        {
            await watched.Page.Locator(".presets a").GetByText(label, new() { Exact = true }).ClickAsync();
            await watched.Page.Locator($".presets a[aria-current]:has-text(\"{label}\")").WaitForAsync();
            Assert.That(watched.Page.Url, Does.Contain(parameter));
        }

        await watched.Page.Locator("select[name=compare]").SelectOptionAsync("year");
        await watched.Page.Locator("select[name=compare] option[value=year][selected]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await watched.Page.Locator("details.menu summary").Last.ClickAsync();
        await watched.Page.Locator("input[name=tz]").FillAsync("Asia/Kolkata");
        await watched.Page.Locator("form:has(input[name=tz]) button").ClickAsync();
        await watched.Page.Locator("details.menu summary").GetByText("Asia/Kolkata").WaitForAsync();
        var shown = await watched.Page.Locator("main").InnerTextAsync();
        await watched.Page.ReloadAsync();

        Assert.That(await watched.Page.Locator("main").InnerTextAsync(), Is.EqualTo(shown));
        Assert.That(watched.Page.Url, Does.Contain("range=all").And.Contain("compare=year").And.Contain("tz=Asia"));
        Assert.That(watched.Faults, Is.Empty);
    }

    /// <summary>What has the focus, and whether that is seen.</summary>
    private const string Focus =
        """
        () => {
          const one = document.activeElement;
          if (!one || one === document.body) return ["body", "seen"];
          const style = getComputedStyle(one);
          const box = one.getBoundingClientRect();
          const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && box.width > 0 && box.height > 0 && style.opacity !== "0";
          return [`${one.tagName} ${one.getAttribute("class") ?? ""} ${one.getAttribute("href") ?? one.getAttribute("name") ?? one.textContent.trim().slice(0, 30)}`, seen ? "seen" : "hidden"];
        }
        """;
}
