using NUnit.Framework;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Ingestion;
using Reporting.Infrastructure.Persistence.Merge;
using Reporting.Testing;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Ingestion;

/// <summary>What is given of records that have changed since something: whole days, exactly, whatever comes in meanwhile.</summary>
internal sealed class RecordChangeTests : StoreFixture
{
    [Test]
    public async Task The_days_with_a_change_are_given_whole()
    {
        await Deployment.AddAsync(Half("ada", day: 0), Half("ada", day: 1), Half("bob", day: 1), Half("ada", day: 5));
        var (first, _) = await ReadAsync<Usage>("usage", since: null);

        await Deployment.AddAsync(Half("ada", day: 1) with { UsageMins = 9 }, Half("ada", day: 5), Half("cem", day: 2));
        var (changed, records) = await ReadAsync<Usage>("usage", new ChangedSince(first.Version, At: null));

        Assert.That((first.IsWhole, first.Days), Is.EqualTo((true, Array.Empty<DateOnly>())));
        Assert.That((changed.IsWhole, changed.Version > first.Version), Is.EqualTo((false, true)));
        Assert.That(changed.Days, Is.EqualTo([Day(1), Day(2)]), "a record that came again unchanged is no change");
        Assert.That(records.Select(record => $"{Ids.NameOf(record.UserId)} {record.UsageMins}"), Is.EquivalentTo(["ada 9", "bob 5", "cem 5"]));
        Assert.That((await ReadAsync<Usage>("usage", new ChangedSince(changed.Version, At: null))).Changed.Days, Is.Empty);
    }

    [Test]
    public async Task A_day_whose_records_are_gone_is_given_empty()
    {
        await Deployment.AddAsync(Half("ada", day: 3));
        var (first, _) = await ReadAsync<Usage>("usage", since: null);

        await using (var context = Store.OpenContext())
        {
            await Store.Store(context).RemoveAsync<Usage>(
                Deployment.Instance, "stored.start_time >= $2", new Npgsql.NpgsqlParameter<DateTimeOffset> { TypedValue = Midnight(0) }, MergeOptions.OfRequest, CancellationToken.None);
        }

        var (changed, records) = await ReadAsync<Usage>("usage", new ChangedSince(first.Version, At: null));
        Assert.That((changed.Days, records.Count), Is.EqualTo((new[] { Day(3) }, 0)));
    }

    [Test]
    public async Task A_collection_without_times_is_given_whole_or_not_at_all()
    {
        await Deployment.AddAsync(Known("ada"));
        var (first, _) = await ReadAsync<User>("users", since: null);
        await Deployment.AddAsync(Half("ada", day: 3));
        var (unchanged, none) = await ReadAsync<User>("users", new ChangedSince(first.Version, At: null));
        await Deployment.AddAsync(Known("bob"));
        var (changed, all) = await ReadAsync<User>("users", new ChangedSince(first.Version, At: null));

        Assert.That((unchanged.IsWhole, none.Count), Is.EqualTo((false, 0)));
        Assert.That((changed.IsWhole, all.Count), Is.EqualTo((true, 2)));
    }

    [Test]
    public async Task A_time_gives_what_came_in_at_it_or_later()
    {
        await Deployment.AddAsync(Half("ada", day: 1));
        var time = Store.Clock.Now = Store.Clock.Now.AddHours(1);
        await Deployment.AddAsync(Half("ada", day: 2));

        Assert.That((await ReadAsync<Usage>("usage", new ChangedSince(Version: null, time))).Changed.Days, Is.EqualTo([Day(2)]));
        Assert.That((await ReadAsync<Usage>("usage", new ChangedSince(Version: null, time.AddTicks(10)))).Changed.Days, Is.Empty);
    }

    /// <summary>The migration knows that records are there, and not which.</summary>
    [Test]
    public async Task What_changed_before_changes_were_kept_is_given_whole()
    {
        await Deployment.AddAsync(Half("ada", day: 1), Half("ada", day: 2));
        await Store.ExecuteAsync($"UPDATE access.changed_days SET day = '-infinity' WHERE instance_id = {Deployment.Instance.Id} AND day = '{Day(1):O}'");

        var (changed, records) = await ReadAsync<Usage>("usage", new ChangedSince(Version: 0, At: null));

        Assert.That((changed.IsWhole, records.Count), Is.EqualTo((true, 2)));
    }

    /// <summary>Whoever goes on from the version of each reading has all records at the end, none twice and none that is gone.</summary>
    [Test]
    public async Task Who_follows_by_versions_has_what_is_stored_while_clients_write()
    {
        var copy = new Dictionary<(DateTimeOffset, Guid), Usage>();
        var version = 0L;
        var readings = 0;
        var writers = Enumerable.Range(0, 4).Select(client => Task.Run(() => WriteAsync(new Random(client)))).ToList();
        while (!writers.TrueForAll(writer => writer.IsCompleted))
        {
            await FollowAsync();
            readings++;
        }

        await Task.WhenAll(writers);
        await FollowAsync();

        var (_, stored) = await ReadAsync<Usage>("usage", since: null);
        Assert.That(RecordLines.Of(copy.Values.OrderBy(half => (half.StartTime, half.UserId))), Is.EqualTo(RecordLines.Of(stored.OrderBy(half => (half.StartTime, half.UserId)))));
        Assert.That(readings, Is.GreaterThan(3));

        async Task FollowAsync()
        {
            var (changed, records) = await ReadAsync<Usage>("usage", new ChangedSince(version, At: null));
            foreach (var gone in copy.Keys.Where(key => changed.IsWhole || changed.Days.Contains(DateOnly.FromDateTime(key.Item1.UtcDateTime))).ToList())
            {
                copy.Remove(gone);
            }

            records.ForEach(half => copy.Add((half.StartTime, half.UserId), half));
            version = changed.Version;
        }
    }

    private async Task WriteAsync(Random random)
    {
        for (var time = 0; time < 25; time++)
        {
            await Deployment.AddAsync(Enumerable.Range(0, 5).Select(_ => Half(random.OneOf("ada", "bob", "cem"), random.Next(12)) with { UsageMins = random.Next(1, 31) }).DistinctBy(half => (half.StartTime, half.UserId)));
        }
    }

    private async Task<(ChangedRecords Changed, List<TRecord> Records)> ReadAsync<TRecord>(string collection, ChangedSince? since)
        where TRecord : class
    {
        await using var context = Store.OpenContext();
        var (changed, records) = (default(ChangedRecords), new List<TRecord>());
        var count = await new RecordChanges(context).ReadAsync<TRecord>(
            Deployment.Instance,
            collection,
            since,
            begin =>
            {
                changed = begin;
                return Task.CompletedTask;
            },
            record =>
            {
                records.Add(record);
                return ValueTask.CompletedTask;
            },
            CancellationToken.None);
        Assert.That(count, Is.EqualTo(records.Count));
        return (changed!, records);
    }

    private static Usage Half(string user, int day)
        => new() { StartTime = Midnight(day).AddHours(9), TemplateId = Ids.Of("go"), UserId = Ids.Of(user), UsageMins = 5 };

    private static DateTimeOffset Midnight(int day) => new(Day(day), TimeOnly.MinValue, TimeSpan.Zero);

    private static DateOnly Day(int number) => new DateOnly(2026, 2, 20).AddDays(number);
}
