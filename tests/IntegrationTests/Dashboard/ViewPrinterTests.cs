using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Reporting.Application.Views;
using Reporting.Domain.Access;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Views are made documents for those who are not at a browser.</summary>
internal sealed class ViewPrinterTests : ServiceFixture
{
    private const string View = "/workspaces/templates?from=2026-03-02&to=2026-03-03&tz=UTC&instance=dev";

    private static readonly ViewReader Reader = new("report weekly", TokenRole.Auditor, ServiceAddress: new Uri("https://reporting.example/"));

    [Test]
    public async Task A_view_is_a_document_that_needs_nothing_else()
    {
        await FillAsync();
        var printed = await Printer.PrintAsync(View, Reader, CancellationToken.None);
        using var browser = await PageBrowser.SignInAsync(Service);
        var csv = (await browser.GetAsync($"{View}&csv=templates")).Expect(200).Body;
        var table = printed.Tables.Single(each => each.Figure is "templates");

        Assert.That((printed.Title, printed.Range), Is.EqualTo(("Templates", "2 Mar to 3 Mar 2026, UTC")));
        Assert.That(printed.Html, Does.Contain("<base href=\"https://reporting.example/\">").And.Contain("<style>").And.Contain(">go</a>"));
        Assert.That(printed.Html, Does.Not.Contain("<script").And.Not.Contain("<link").And.Not.Contain("Sign out").And.Not.Contain("<form"));
        Assert.That(Encoding.UTF8.GetString(table.Csv), Is.EqualTo(csv));
        Assert.That((table.Title, table.Rows.Single()[0]), Is.EqualTo(("How long is each template used, and by how many?", "go")));
    }

    [Test]
    public async Task A_reader_sees_what_its_role_and_its_instance_allow()
    {
        await Service.AddInstanceAsync("dev");

        Assert.That(Printer.Refuse("/workspaces?range=7d", TokenRole.Member), Is.EqualTo("must be a page that the role member sees."));
        Assert.That(new[] { "/workspaces", "/workspaces/users/x?range=7d", "/" }.Select(address => Printer.Refuse(address, TokenRole.Auditor)), Is.All.Null);
        Assert.That(
            new[] { "", "workspaces", "/nowhere", "/settings", "/api/reports", "//evil.example/workspaces", "https://evil.example/workspaces", "/sign-in" }.Select(address => Printer.Refuse(address, TokenRole.Admin)),
            Is.All.EqualTo("must be the path of a page of the dashboard, such as /flags?range=90d."));
        Assert.That(async () => await Printer.PrintAsync("/flags", Reader, CancellationToken.None), Throws.ArgumentException.With.Message.Contains("instance"));
        Assert.That(async () => await Printer.PrintAsync("/workspaces?instance=gone", Reader, CancellationToken.None), Throws.ArgumentException.With.Message.Contains("instance=gone"));
        Assert.That(async () => await Printer.PrintAsync("/workspaces", Reader with { InstanceId = 999 }, CancellationToken.None), Throws.ArgumentException);
        Assert.That(async () => await Printer.PrintAsync("/workspaces", Reader with { Role = TokenRole.Member }, CancellationToken.None), Throws.ArgumentException);
    }

    private IViewPrinter Printer => Service.Services.GetRequiredService<IViewPrinter>();

    private async Task FillAsync()
    {
        await Service.AddInstanceAsync("dev");
        await Service.IngestAsync("users", Known("ada"));
        await Service.IngestAsync("templates", Template("go"));
        await Service.IngestAsync("usage", [.. User("ada").On("go").Reported(Noon.AddHours(-27), 20).Usage]);
    }
}
