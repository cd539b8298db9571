using NUnit.Framework;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;
using Sample = Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Whoever reads an instance is told that its source fails and how old its numbers are; why it fails is told to those who may ask the API.</summary>
internal sealed class SourceStateTests
{
    [Test]
    public async Task A_source_that_fails_is_told_to_everybody_with_the_age_of_its_numbers()
    {
        await using var product = await OpenL2MDatabase.CreateAsync();
        await using var relay = DatabaseRelay.Start(product.ConnectionString);
        await using var source = await SourceUnderTest.StartAsync(Sample.Noon, "openl2m", $"{relay.ConnectionString};Timeout=2;Command Timeout=2", ("Interval", "00:00:01"));
        await EventuallyAsync(async () => await source.StateAsync() is "current", "the source was read");
        relay.Refuse();
        const string Cause = "the connection was refused";
        await EventuallyAsync(async () => (await source.StatusAsync())["error"]?.GetValue<string>().EndsWith(Cause, StringComparison.Ordinal) is true, "the source fails");
        using var member = await PageBrowser.SignInAsync(source.Service, (await source.Service.AddTokenAsync("member")).Text);
        using var admin = await PageBrowser.SignInAsync(source.Service);

        Assert.That((await member.GetAsync("/")).Body, Does.Contain("its source fails; numbers are as of 4 Mar 2026").And.Not.Contain(Cause).And.Not.Contain("last record"));
        Assert.That((await admin.GetAsync("/")).Body, Does.Contain($"{Cause}; numbers are as of 4 Mar 2026"));
        foreach (var path in new[] { "/network", "/data" })
        {
            Assert.That((await member.GetAsync(path)).Body, Does.Match("The source of [a-z0-9-]+ fails, numbers are as of 4 Mar 2026").And.Not.Contain(Cause).And.Not.Contain("<td>" + Name), path);
            Assert.That((await admin.GetAsync(path)).Body, Does.Contain($"The source {Name} fails, numbers are as of 4 Mar 2026").And.Contain(Cause), path);
        }
    }
}
