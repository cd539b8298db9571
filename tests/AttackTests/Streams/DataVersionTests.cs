using Microsoft.Extensions.Options;
using Npgsql;
using NUnit.Framework;
using Reporting.Infrastructure.Persistence;
using Reporting.Testing.Workspaces;

namespace Reporting.AttackTests.Streams;

/// <summary>Many requests that ask for the versions of different instances at once.</summary>
internal sealed class DataVersionTests : StoreFixture
{
    [Test]
    public async Task Each_gets_the_version_of_its_own_instance_and_none_for_what_is_not_there()
    {
        var ids = new List<int>();
        foreach (var key in (string[])["one", "two", "three"])
        {
            ids.Add((await Store.AddDeploymentAsync(key)).Instance.Id);
        }

        await Store.ExecuteAsync("UPDATE access.data_versions SET version = 1000 + instance_id");
        await using var versions = new DataVersions(Store.Source, Options.Create(new DatabaseOptions()));
        for (var round = 0; round < 5; round++)
        {
            var asked = Enumerable.Range(0, 60).Select(number => number % 4 == 3 ? 987_654 : ids[number % 4]).ToList();
            var read = await Task.WhenAll(asked.Select(id => versions.ReadAsync(id, CancellationToken.None)));

            Assert.That(read, Is.EqualTo(asked.Select(id => id == 987_654 ? 0 : 1000 + id)));
        }
    }

    [Test]
    public async Task Whoever_waits_is_told_that_the_database_hangs_and_the_next_is_answered_when_it_goes_on()
    {
        var id = (await Store.AddDeploymentAsync("one")).Instance.Id;
        await using var versions = new DataVersions(Store.Source, Options.Create(new DatabaseOptions { AwayAfterSeconds = 1 }));
        var known = await versions.ReadAsync(id, CancellationToken.None);
        await using (var connection = await Store.Source.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var hang = new NpgsqlCommand("LOCK TABLE access.data_versions IN ACCESS EXCLUSIVE MODE", connection, transaction);
            await hang.ExecuteNonQueryAsync();

            var reading = versions.ReadAsync(id, CancellationToken.None);
            await Task.Delay(TimeSpan.FromMilliseconds(50));
            var waiting = versions.ReadAsync(id, CancellationToken.None);

            Assert.That(async () => await reading, Throws.TypeOf<TimeoutException>());
            Assert.That(async () => await waiting, Throws.TypeOf<TimeoutException>());
        }

        Assert.That(await AskUntilAnsweredAsync(versions, id), Is.EqualTo(known));
    }

    /// <summary>The read that hung ends with the lock, and no one says when.</summary>
    private static async Task<long> AskUntilAnsweredAsync(DataVersions versions, int id)
    {
        while (true)
        {
            try
            {
                return await versions.ReadAsync(id, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                // It is asked again.
            }
        }
    }
}
