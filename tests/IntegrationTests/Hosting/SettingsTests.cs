using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using Reporting.IntegrationTests.Cli;
using Reporting.Testing;
using Reporting.Testing.Databases;

namespace Reporting.IntegrationTests.Hosting;

/// <summary>What is wrong with settings is told in one line at the start of the process.</summary>
internal sealed class SettingsTests
{
    private const string Nowhere = "Host=nowhere.invalid";

    private readonly string directory = ScratchDirectory.Next("settings");

    [TestCase("--Retention:RawDays=abc", "The settings are not valid: Retention:RawDays is 'abc', which is no whole number from -2147483648 to 2147483647.")]
    [TestCase("--Caching:Megabytes=lots", "The settings are not valid: Caching:Megabytes is 'lots', which is no whole number from -2147483648 to 2147483647.")]
    [TestCase("--Caching:Megabytes=-7", "The settings are not valid: Caching:Megabytes: The field Megabytes must be between 0 and 1048576.")]
    [TestCase("--Retention:RawDay=9", "The settings are not valid: Retention:RawDay is no setting, did you mean Retention:RawDays.")]
    [TestCase("--Retenton:RawDays=9", "The settings are not valid: Retenton is no section of settings, did you mean Retention.")]
    [TestCase("--Reporting:DataDir=x", "The settings are not valid: Reporting:DataDir is no setting, did you mean Reporting:DataDirectory.")]
    [TestCase("--Reporting:Demo=perhaps", "The settings are not valid: Reporting:Demo is 'perhaps', which is no true or false.")]
    [TestCase("--Retention:ClockTolerance=soon", "The settings are not valid: Retention:ClockTolerance is 'soon', which is no time such as 30.00:00:00 (days.hours:minutes:seconds).")]
    [TestCase("--Proxies:Known=10.0.0.1/8", "The settings are not valid: Proxies:Known: 10.0.0.1/8 is no network such as 10.1.0.0/16, without bits beyond its prefix.")]
    [TestCase("--ConnectionStrings:ReportingReadOnly=Host=x;Prt=1", "The settings are not valid: ConnectionStrings:ReportingReadOnly: is no connection string (Couldn't set prt (Parameter 'prt')).")]
    [TestCase("--Dashboard:OpenIdConnect:Authority=http://sso.example", "The settings are not valid: Dashboard:OpenIdConnect:Authority: is 'http://sso.example': it has to be an https address without query, or http on this machine; Dashboard:OpenIdConnect:ClientId: is missing: it is what the provider calls this service; Dashboard:OpenIdConnect:Groups: is missing: without groups nobody is let in, write Groups:0:Name and Groups:0:Role.")]
    [TestCase("--Dashboard:OpenIdConnect:ClientId=x", "The settings are not valid: Dashboard:OpenIdConnect:Authority: is missing: it is the address of the provider that the other settings are about.")]
    [TestCase("--Dashboard:OpenIdConnect:ClientID2=x", "The settings are not valid: Dashboard:OpenIdConnect:ClientID2 is no setting, did you mean Dashboard:OpenIdConnect:ClientId.")]
    [TestCase("--Dashboard:OpenIdConnect:Groups:0:Rol=admin", "The settings are not valid: Dashboard:OpenIdConnect:Groups:0:Rol is no setting, did you mean Dashboard:OpenIdConnect:Groups:0:Role; Dashboard:OpenIdConnect:Authority: is missing: it is the address of the provider that the other settings are about.")]
    [TestCase("--Privacy:Users=some", "The settings are not valid: Privacy:Users is 'some', which is no one of Names, Pseudonyms, None.")]
    [TestCase("--Notifications:AllowedNetworks:0=10.0.0.0/8", "The settings are not valid: Notifications:AllowedNetworks:0 is no setting, Notifications:AllowedNetworks is one value.")]
    [TestCase("--Dashboard:OpenIDConect:ClientId=x", "The settings are not valid: Dashboard:OpenIDConect is no setting, did you mean Dashboard:OpenIdConnect.")]
    [TestCase("--Sources:flags:Enabld=false", "The settings are not valid: Sources:flags:Enabld is no setting, did you mean Sources:flags:Enabled.")]
    [TestCase("--Sources:flags:SigIn=product", "The settings are not valid: Sources:flags:SigIn is no setting, did you mean Sources:flags:SignIn.")]
    [TestCase("--Source:flags:Kind=unleash", "The settings are not valid: Source is no section of settings, did you mean Sources.")]
    [TestCase("--Reporting:SecretsDirectory=/nowhere/secrets", "The directory /nowhere/secrets (Reporting:SecretsDirectory) is not there.")]
    [TestCase("--urls=http://999.1.1.1:80", "--urls: http://999.1.1.1:80 is nothing to listen on; write it as http://127.0.0.1:8080, with an IP address, localhost, or * for all addresses.")]
    public async Task A_fault_is_one_line(string argument, string line)
    {
        var run = await CommandRun.RunAsync(Nowhere, directory, input: "", argument);

        Assert.That((run.ExitCode, run.Error, run.Output), Is.EqualTo((1, line + "\n", "")));
    }

    [Test]
    public async Task Several_faults_are_told_together()
    {
        var run = await StartProcessAsync("--Retention:RawDay=9", "--Requests:TimeoutSeconds=0");

        Assert.That(run.Error, Is.EqualTo(
            "The settings are not valid: Retention:RawDay is no setting, did you mean Retention:RawDays; " +
            "Requests:TimeoutSeconds: The field TimeoutSeconds must be between 1 and 3600.\n"));
    }

    [Test]
    public async Task A_taken_port_is_one_line()
    {
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(ReportingTemplate.Migrated);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var run = await CommandRun.StartAsync(database.ConnectionString, directory, input: "", $"--urls=http://127.0.0.1:{port}");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, $"The service cannot listen: Failed to bind to address http://127.0.0.1:{port}: address already in use.\n")));
        Assert.That(run.Output, Does.Not.Contain("   at "));
    }

    [Test]
    public async Task A_data_directory_that_cannot_be_written_is_one_line()
    {
        var file = ScratchDirectory.Next("file");
        await File.WriteAllTextAsync(file, "");

        var run = await CommandRun.StartAsync(connectionString: "", Path.Combine(file, "data"), input: "", "--urls=http://127.0.0.1:0");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("The data directory cannot be used (Reporting:DataDirectory): ").And.EndWith("\n"));
        Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(run.Output, Does.Not.Contain("   at "));
    }

    [Test]
    public async Task Commands_are_told_too()
    {
        var run = await StartProcessAsync("db", "check", "--Retention:RawDay=9");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, "The settings are not valid: Retention:RawDay is no setting, did you mean Retention:RawDays.\n")));
    }

    private Task<CommandRun> StartProcessAsync(params string[] words) => CommandRun.StartAsync(Nowhere, directory, input: "", words);
}
