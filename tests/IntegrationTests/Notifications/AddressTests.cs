using NUnit.Framework;
using Reporting.Testing.Notifications;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Notifications;

internal sealed class AddressTests
{
    /// <summary>The name is fine when it is saved; what it means is found out where it is connected to.</summary>
    [Test]
    public async Task A_name_that_leads_into_a_private_network_is_not_connected_to()
    {
        await using var service = await ServiceUnderTest.StartAsync(Noon, ("Notifications:AllowHttp", "true"));
        await using var listener = await WebhookListener.StartAsync();
        await service.SaveWebhookAsync("ops", new UriBuilder(listener.Address) { Host = "localhost" }.Uri);

        var failed = await service.SendTestAsync("ops");

        Assert.That(failed["error"]!.GetValue<string>(), Is.EqualTo("localhost is in a private network, which Notifications:AllowedNetworks does not allow"));
        Assert.That(listener.Received, Is.Empty);
    }
}
