using System.Text.RegularExpressions;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Hosting;

/// <summary>A start without demo data tells where the dashboard is, too.</summary>
internal sealed partial class GreetingTests
{
    [Test]
    public async Task A_link_signs_in_without_demo_data()
    {
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(DatabaseTemplate.Empty);
        await using var service = await ServiceProcess.StartAsync(
            [("ConnectionStrings__Reporting", database.ConnectionString), ("Reporting__DataDirectory", ScratchDirectory.Next("greeting")), ("Reporting__Greeting", "true")]);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!service.Lines.Any(line => line.StartsWith("Admin token:", StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
        }

        var link = Link().Match(service.Lines.First(line => line.StartsWith("Dashboard:", StringComparison.Ordinal))).Value;
        using var client = new HttpClient();

        Assert.That(link, Does.StartWith(service.Address.ToString()));
        Assert.That(await client.GetStringAsync(new Uri(link)), Does.Contain("You are signed in"));
    }

    [GeneratedRegex("http://[^ ]+code=[^ ]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
