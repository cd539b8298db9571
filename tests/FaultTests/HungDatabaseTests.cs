using System.Diagnostics;
using NUnit.Framework;
using Reporting.FaultTests.Storm;
using Reporting.Testing;
using Reporting.Testing.Databases;

namespace Reporting.FaultTests;

/// <summary>A database that neither answers nor breaks its connections, as behind a network that is cut.</summary>
internal sealed class HungDatabaseTests
{
    [Test]
    public async Task Reports_are_refused_promptly_and_answered_again_when_it_goes_on()
    {
        var directory = ScratchDirectory.Next("hung");
        await using var database = new StormDatabase(directory);
        await database.StartAsync();
        await using var fleet = new Fleet(1, ("ConnectionStrings__Reporting", database.ConnectionString), ("Reporting__DataDirectory", ScratchDirectory.Next("service")));
        await fleet.StartAsync();
        await new Aftermath(database, fleet).AddInstanceAsync("workspaces", "workspaces");
        Assert.That(await Outage.AskAsync(fleet.AddressOf(0), "/api/v2/insights/daus"), Is.EqualTo(200));

        var postmaster = await new PostgresUnderTest(directory).PostmasterAsync();
        await SignalAsync("STOP", postmaster);
        try
        {
            await Outage.CheckReportAsync(fleet.AddressOf(0), "/api/v2/insights/daus");
        }
        finally
        {
            await SignalAsync("CONT", postmaster);
        }

        Assert.That(async () => await Outage.AskAsync(fleet.AddressOf(0), "/api/v2/insights/daus"), Is.EqualTo(200).After(20).Seconds.PollEvery(200).MilliSeconds);
    }

    /// <summary>To the server and all of its processes.</summary>
    private static async Task SignalAsync(string signal, int postmaster)
    {
        using var process = Process.Start("sh", ["-c", $"kill -{signal} {postmaster} $(pgrep -P {postmaster})"]);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
