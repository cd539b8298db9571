using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api.Limits;

/// <summary>How often a token may ask, where the operator says nothing.</summary>
internal sealed class UsualRateTests : ServiceFixture
{
    /// <summary>What the first product allows; the others and the native routes have no limit.</summary>
    private const int Most = 512;

    protected override (string Name, string Value)[] Settings => [("Requests:PerMinute", "")];

    [TestCase(Dialects.Coder, 429)]
    [TestCase(Dialects.Unleash, 200)]
    [TestCase(Dialects.OpenL2M, 200)]
    [TestCase(Dialects.Native, 200)]
    public async Task Is_that_of_the_product(string address, int status)
    {
        await Service.AddInstancesAsync();
        for (var asked = 0; asked < Most; asked++)
        {
            (await Service.AskInAsync(address)).Expect(200);
        }

        var next = await Service.AskInAsync(address);

        Assert.That(next.Status, Is.EqualTo(status));
        Assert.That(next.Body, status == 429 ? Is.EqualTo("{\"message\":\"You've been rate limited for sending more than 512 requests in 1m0s.\"}\n") : Is.Not.Empty);
    }

    [Test]
    public async Task Is_unlimited_for_records()
    {
        await Service.AddInstanceAsync();
        for (var sent = 0; sent <= Most; sent++)
        {
            (await Service.AskAsync("POST", "/api/ingest/dev/users", RecordLines.Content(""))).Expect(200);
        }

        Assert.That((await Service.IngestAsync("users", Known("ada"))).Status, Is.EqualTo(200));
    }
}
