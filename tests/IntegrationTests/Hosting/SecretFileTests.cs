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

    /// <summary>A link to a file that has gone is one that nobody can read, whoever runs the tests.</summary>
    [Test]
    public async Task A_file_that_cannot_be_read_is_one_line()
    {
        var secrets = ScratchDirectory.Next("secrets");
        System.IO.Directory.CreateDirectory(secrets);
        File.CreateSymbolicLink(Path.Combine(secrets, "ConnectionStrings__Reporting"), Path.Combine(secrets, "..", "gone"));

        var run = await CommandRun.StartAsync(Database.ConnectionString, Directory, input: "", "db", "check", $"--Reporting:SecretsDirectory={secrets}");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Match($"^A file of the directory {secrets} \\(Reporting:SecretsDirectory\\) can't be read: [^\n]*ConnectionStrings__Reporting[^\n]*\n$"));
    }
}
