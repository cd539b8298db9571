using System.Globalization;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;

namespace Reporting.IntegrationTests.Citus;

/// <summary>The whole demo on a Citus cluster and on one PostgreSQL: all answers and all tables are the same.</summary>
internal sealed class CitusTests
{
    private static readonly DateTimeOffset Now = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddHours(15), TimeSpan.Zero);

    /// <summary>Whole collections that lose most of their records.</summary>
    private static readonly (string Path, string Records)[] Collections =
    [
        ("demo-flags/environments", """[{"name":"production","type":"production"}]"""),
        ("demo-flags/segments", "[]"),
        ("demo-network/commands", "[]"),
    ];

    [Test]
    public async Task A_demo_on_citus_is_that_on_one_postgresql()
    {
        await using var citus = await CitusCluster.StartAsync();
        if (citus is null)
        {
            Assert.Ignore($"{CitusCluster.Variable} names no directory with a script that starts a Citus cluster.");
        }

        await using var postgres = new PostgresUnderTest();
        var plain = await postgres.Create().StartAsync(CancellationToken.None);
        await (await StartAsync(citus.ConnectionString, demo: false)).StopAsync();
        await citus.DistributeAsync();

        await using var onCitus = await DemoService.FillAsync(await StartAsync(citus.ConnectionString, demo: true));
        await using var onPlain = await DemoService.FillAsync(await StartAsync(plain, demo: true));

        foreach (var (path, records) in Collections)
        {
            var there = await onCitus.SendAsync(HttpMethod.Put, $"/api/ingest/{path}", records);
            Assert.That(there, Is.EqualTo(await onPlain.SendAsync(HttpMethod.Put, $"/api/ingest/{path}", records)).And.StartsWith("200 "), path);
        }

        await Assert.MultipleAsync(async () =>
        {
            foreach (var table in await TableContents.ListAsync(plain))
            {
                var (there, here) = (await TableContents.ReadAsync(citus.ConnectionString, table, DemoService.Instances), await TableContents.ReadAsync(plain, table, DemoService.Instances));
                there.Sort(StringComparer.Ordinal);
                here.Sort(StringComparer.Ordinal);
                Assert.That(there.SequenceEqual(here, StringComparer.Ordinal), Is.True, $"{table}: {there.Count} rows on Citus, {here.Count} on PostgreSQL; {there.Except(here, StringComparer.Ordinal).FirstOrDefault()}");
            }

            // What takes the place of an address is told by a key of the instance, which is another on each: tables come before.
            foreach (var path in await onPlain.UsersAsync())
            {
                var there = await onCitus.SendAsync(HttpMethod.Delete, path);
                Assert.That(there, Is.EqualTo(await onPlain.SendAsync(HttpMethod.Delete, path)).And.StartsWith("204 "), path);
            }

            var questions = await onPlain.QuestionsAsync(Now);
            foreach (var question in questions)
            {
                Assert.That(await onCitus.AskAsync(question), Is.EqualTo(await onPlain.AskAsync(question)), question.ToString());
            }

            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions.Count} questions compared"));
        });
    }

    /// <summary>At a time that stands still, so that both demos are the same.</summary>
    private static Task<ServiceProcess> StartAsync(string connectionString, bool demo)
        => ServiceProcess.StartAsync(
        [
            ("ConnectionStrings__Reporting", connectionString),
            ("Reporting__AdminToken", ServiceUnderTest.AdminToken),
            ("Reporting__DataDirectory", ScratchDirectory.Next("service")),
            ("Reporting__Demo", demo ? "true" : "false"),
            ("Requests__PerMinute", "0"),
            .. ServiceClock.Settings(FastClock.StandingAt(Now)),
        ]);
}
