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
    public Task EmptyAsync() => store.ExecuteAsync("DELETE FROM notifications.outbox");

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
