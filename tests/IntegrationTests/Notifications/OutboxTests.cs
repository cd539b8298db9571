using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Notifications;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Notifications;

internal sealed class OutboxTests
{
    private StoreUnderTest store = null!;

    [OneTimeSetUp]
    public async Task CreateStoreAsync() => store = await StoreUnderTest.CreateAsync();

    [OneTimeTearDown]
    public async Task DropStoreAsync() => await store.DisposeAsync();

    [SetUp]
    public Task EmptyAsync()
    {
        store.Clock.Now = Noon;
        return store.ExecuteAsync("DELETE FROM notifications.outbox");
    }

    [Test]
    public async Task Has_a_row_for_each_receiver_once_the_transaction_is_committed()
    {
        await AddAsync("lag", commit: true, "ops", "team", "ops");

        Assert.That(await store.ReadAsync("SELECT key || ' ' || receiver || ' ' || state FROM notifications.outbox ORDER BY 1"), Is.EqualTo(["lag ops pending", "lag team pending"]));
    }

    [Test]
    public async Task Has_nothing_of_a_transaction_that_is_rolled_back()
    {
        await AddAsync("lag", commit: false, "ops");

        Assert.That(await store.ReadAsync("SELECT key FROM notifications.outbox"), Is.Empty);
    }

    [Test]
    public async Task Takes_a_key_once_for_each_receiver()
    {
        await AddAsync("lag", commit: true, "ops");
        await AddAsync("lag", commit: true, "ops", "team");

        Assert.That(await store.ReadAsync("SELECT receiver FROM notifications.outbox ORDER BY 1"), Is.EqualTo(["ops", "team"]));
    }

    [Test]
    public async Task Gives_what_is_due_to_one_server_until_its_lease_ends()
    {
        await AddAsync("first", commit: true, "ops");
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await AddAsync("second", commit: true, "ops");
        var (one, other) = (Queue(), Queue());

        var first = (await one.TakeAsync("ops", CancellationToken.None))!;
        var second = (await other.TakeAsync("ops", CancellationToken.None))!;
        var none = await other.TakeAsync("ops", CancellationToken.None);
        store.Clock.Advance(TimeSpan.FromSeconds(61));
        var again = (await other.TakeAsync("ops", CancellationToken.None))!;

        Assert.That((first.Read().Notification.Key, second.Read().Notification.Key, none), Is.EqualTo(("first", "second", (Claim?)null)));
        Assert.That((again.Id, again.Attempt), Is.EqualTo((first.Id, 2)));
    }

    [Test]
    public async Task Does_not_believe_a_server_whose_lease_has_ended()
    {
        await AddAsync("lag", commit: true, "ops");
        var slow = (await Queue().TakeAsync("ops", CancellationToken.None))!;
        store.Clock.Advance(TimeSpan.FromSeconds(61));
        var quick = (await Queue().TakeAsync("ops", CancellationToken.None))!;

        await Queue().FailAsync(slow, "too late", forGood: true, CancellationToken.None);
        await Queue().FinishAsync(quick, CancellationToken.None);

        Assert.That(await store.ReadAsync("SELECT state || coalesce(error, '') FROM notifications.outbox"), Is.EqualTo(["sent"]));
    }

    [Test]
    public async Task Forgets_what_was_settled_long_ago_and_nothing_that_waits()
    {
        await AddAsync("sent", commit: true, "ops");
        await AddAsync("waiting", commit: true, "team");
        await Queue().FinishAsync((await Queue().TakeAsync("ops", CancellationToken.None))!, CancellationToken.None);

        await Queue().RemoveAsync(store.Clock.Now, CancellationToken.None);
        var kept = await store.ReadAsync("SELECT key FROM notifications.outbox ORDER BY 1");
        await Queue().RemoveAsync(store.Clock.Now.AddSeconds(1), CancellationToken.None);

        Assert.That(kept, Is.EqualTo(["sent", "waiting"]));
        Assert.That(await store.ReadAsync("SELECT key FROM notifications.outbox"), Is.EqualTo(["waiting"]));
    }

    private OutboxQueue Queue() => new(store.Source, Options.Create(new NotificationOptions()), Options.Create(new SmtpOptions()), store.Clock);

    private async Task AddAsync(string key, bool commit, params string[] receivers)
    {
        await using var connection = await store.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new NotificationOutbox(store.Clock).AddAsync(new Notification(key, "alert", "A title", "A text", Noon, receivers), transaction, CancellationToken.None);
        if (commit)
        {
            await transaction.CommitAsync();
        }
    }
}
