using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Cli;

internal sealed class HealthCommandTests : ServiceFixture
{
    [Test]
    public async Task Health_is_what_the_service_says_of_itself()
    {
        var ready = await RunAsync(Service.Address);
        var nobody = await RunAsync(new Uri("http://127.0.0.1:1"));

        Assert.That((ready.ExitCode, ready.Output), Is.EqualTo((0, "ready\n")), ready.Error);
        Assert.That((nobody.ExitCode, nobody.Output), Is.EqualTo((1, "")));
        Assert.That(nobody.Error, Does.Contain("127.0.0.1:1"));
    }

    private static Task<CommandRun> RunAsync(Uri address) => CommandRun.StartAsync("", "unused", input: "", "health", "--url", address.ToString());
}
