using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.BrowserTests;

/// <summary>Ways through the pages: in and out, by keys alone, without scripts, and by addresses.</summary>
internal sealed partial class WalkTests
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
        await Assertions.Expect(watched.Page).ToHaveURLAsync(Skipped());

        Assert.That(first, Is.EqualTo("skip true"), "the first key shows the way past the navigation");
        Assert.That(hidden, Is.Empty, "the focus is always seen");
        Assert.That(seen, Has.Count.GreaterThan(15), "the focus moves on");
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

    [Test]
    public async Task Dragging_over_a_chart_shows_a_shorter_range()
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/workspaces?range=28d");
        var days = await watched.Page.Locator("#active .data tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.day)");
        var chart = watched.Page.Locator("#active svg[data-chart]");
        await chart.ScrollIntoViewIfNeededAsync();
        var box = (await chart.BoundingBoxAsync())!;
        await watched.Page.Mouse.MoveAsync(box.X + (box.Width * 9 / 27), box.Y + 60);
        await watched.Page.Mouse.DownAsync();
        await watched.Page.Mouse.MoveAsync(box.X + (box.Width * 18 / 27), box.Y + 60, new() { Steps = 4 });
        await watched.Page.Mouse.UpAsync();
        await watched.Page.Locator(".menu summary[aria-current]").WaitForAsync();

        Assert.That(new Uri(watched.Page.Url).Query, Is.EqualTo($"?from={days[9]}&to={days[18]}"));
        Assert.That(await watched.Page.Locator("#active .data tbody tr").CountAsync(), Is.EqualTo(10));
    }

    [TestCase(0)]
    [TestCase(10)]
    public async Task Dragging_over_weeks_to_the_end_of_a_chart_keeps_the_last_day(int daysAgo)
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        var last = DateOnly.FromDateTime(SharedBrowser.Service.Clock.Now.UtcDateTime).AddDays(-daysAgo);
        await watched.GoAsync($"/workspaces?from={Iso(last.AddDays(-200))}{(daysAgo > 0 ? $"&to={Iso(last)}" : "")}");
        var points = await watched.Page.Locator("#active .data tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.day)");
        var chart = watched.Page.Locator("#active svg[data-chart]");
        await chart.ScrollIntoViewIfNeededAsync();
        var box = (await chart.BoundingBoxAsync())!;
        var width = box.Width / (points.Length - 1);
        await watched.Page.Mouse.MoveAsync((float)(box.X + (width * (points.Length - 4))), box.Y + 60);
        await watched.Page.Mouse.DownAsync();
        await watched.Page.Mouse.MoveAsync(box.X + box.Width - 1, box.Y + 60, new() { Steps = 4 });
        await watched.Page.Mouse.UpAsync();

        await Assertions.Expect(watched.Page).ToHaveURLAsync(new Uri(SharedBrowser.Service.Address, $"/workspaces?from={points[^4]}&to={Iso(last)}").ToString());

        static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_table_is_sorted_by_keys_and_stays_sorted(bool scripts)
    {
        await using var context = await SharedBrowser.OpenAsync(scripts);
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/workspaces/users");
        await watched.Page.Locator("#users th a.sort").First.FocusAsync();
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.Page.Locator("#users th[aria-sort=ascending]").WaitForAsync();
        var focus = scripts ? await watched.Page.EvaluateAsync<string>("() => document.activeElement.id") : "users.user";
        await watched.Page.ReloadAsync();
        var names = await watched.Page.Locator("#users tbody th").AllInnerTextsAsync();

        Assert.That((new Uri(watched.Page.Url).Query, focus), Is.EqualTo(("?sort=users.user.asc", "users.user")));
        Assert.That(names, Is.Ordered.And.Count.EqualTo(5));
        Assert.That(watched.Faults, Is.Empty);
    }

    [TestCase("/")]
    [TestCase("/workspaces")]
    [TestCase("/flags")]
    [TestCase("/flags/projects/shop")]
    [TestCase("/flags/events")]
    [TestCase("/network")]
    [TestCase("/settings")]
    [TestCase("/settings/audit")]
    public async Task On_paper_a_page_takes_two_sheets(string path)
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync(path);
        var paper = await watched.Page.PdfAsync(new() { Format = "A4", Margin = new() { Top = "1cm", Bottom = "1cm", Left = "1cm", Right = "1cm" } });

        Assert.That(Sheet().Count(System.Text.Encoding.Latin1.GetString(paper)), Is.InRange(1, 2));
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

    [GeneratedRegex("#main$", RegexOptions.None, 1000)]
    private static partial Regex Skipped();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1000)]
    private static partial Regex Sheet();

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
