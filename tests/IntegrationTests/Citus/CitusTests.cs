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

        await Assert.MultipleAsync(async () =>
        {
            var questions = await onPlain.QuestionsAsync(Now);
            foreach (var question in questions)
            {
                Assert.That(await onCitus.AskAsync(question), Is.EqualTo(await onPlain.AskAsync(question)), question.ToString());
            }

            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions.Count} questions compared"));
            foreach (var table in await TableContents.ListAsync(plain))
            {
                var (there, here) = (await TableContents.ReadAsync(citus.ConnectionString, table, DemoService.Instances), await TableContents.ReadAsync(plain, table, DemoService.Instances));
                there.Sort(StringComparer.Ordinal);
                here.Sort(StringComparer.Ordinal);
                Assert.That(there.SequenceEqual(here, StringComparer.Ordinal), Is.True, $"{table}: {there.Count} rows on Citus, {here.Count} on PostgreSQL; {there.Except(here, StringComparer.Ordinal).FirstOrDefault()}");
            }
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
