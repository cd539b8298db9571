using NUnit.Framework;
using Reporting.IntegrationTests.Cli;
using Reporting.Testing;

namespace Reporting.IntegrationTests.Hosting;

internal sealed class SecretFileTests : CliFixture
{
    [Test]
    public async Task Settings_that_are_files_stand_above_the_environment()
    {
        var secrets = ScratchDirectory.Next("secrets");
        System.IO.Directory.CreateDirectory(secrets);
        await File.WriteAllTextAsync(Path.Combine(secrets, "ConnectionStrings__Reporting"), Database.ConnectionString + "\n");
        const string elsewhere = "Host=127.0.0.1;Port=1;Username=x;Timeout=2";

        var without = await CommandRun.RunAsync(elsewhere, Directory, input: "", "db", "check");
        var with = await CommandRun.StartAsync(elsewhere, Directory, input: "", "db", "check", $"--Reporting:SecretsDirectory={secrets}");

        Assert.That(without.ExitCode, Is.EqualTo(1));
        Assert.That(with.ExitCode, Is.Zero, with.Error);
    }
}
