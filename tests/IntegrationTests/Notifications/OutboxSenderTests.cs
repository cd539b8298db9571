using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Notifications;
using Reporting.Infrastructure.Workers;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Notifications;

/// <summary>Sending that ends with the service, and rows of the outbox that can't be read.</summary>
internal sealed class OutboxSenderTests
{
    private StoreUnderTest store = null!;
    private Channel channel = null!;

    [OneTimeSetUp]
    public async Task CreateStoreAsync()
    {
        store = await StoreUnderTest.CreateAsync();
        await store.ExecuteAsync("""INSERT INTO notifications.receivers (name, kind, settings, created_at, changed_at) VALUES ('ops', 'email', '{"to":["ops@example.com"]}', '2026-03-01', '2026-03-01')""");
    }

    [OneTimeTearDown]
    public async Task DropStoreAsync() => await store.DisposeAsync();

    [SetUp]
    public async Task AddAsync()
    {
        store.Clock.Now = Noon;
        channel = new Channel();
        await store.ExecuteAsync("""UPDATE notifications.receivers SET settings = '{"to":["ops@example.com"]}'; DELETE FROM notifications.outbox""");
        await using var connection = await store.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new NotificationOutbox(store.Clock).AddAsync(new Notification("lag", "alert", "A title", "A text", Noon, ["ops"]), transaction, CancellationToken.None);
        await transaction.CommitAsync();
    }

    [Test]
    public async Task What_was_taken_while_the_service_stops_is_not_sent_again()
    {
        using var stopping = new CancellationTokenSource();
        channel.Sent = stopping.Cancel;
        var (stopped, next) = (Sender(), Sender());

        await stopped.StartAsync(stopping.Token);
        await stopped.Running;
        store.Clock.Advance(TimeSpan.FromMinutes(5));
        await next.StartAsync(CancellationToken.None);
        await next.Running;

        Assert.That(await StatesAsync(), Is.EqualTo(["sent 1"]));
        Assert.That(channel.Count, Is.EqualTo(1));
    }

    [TestCase("UPDATE notifications.outbox SET content = '{'")]
    [TestCase("UPDATE notifications.outbox SET content = NULL")]
    [TestCase("""UPDATE notifications.receivers SET settings = '{"to":5}'""")]
    public async Task What_cannot_be_read_is_tried_again_for_a_day_and_then_given_up(string spoil)
    {
        await store.ExecuteAsync(spoil);
        var sender = Sender();

        await TryAsync(sender);
        var (first, failures) = (await StatesAsync(), sender.ReadFailures());
        for (var hour = 0; hour < 26; hour++)
        {
            store.Clock.Advance(TimeSpan.FromHours(1));
            await TryAsync(sender);
        }

        Assert.That(first, Is.EqualTo(["pending 1 it could not be made; the log has the cause"]));
        Assert.That(failures.Select(failure => failure.Receiver), Is.EqualTo(["ops"]));
        Assert.That((await StatesAsync()).Single(), Does.StartWith("dead "));
        Assert.That(sender.ReadFailures(), Is.Empty, "what is given up fails no longer");
    }

    [Test]
    public async Task What_cannot_be_read_is_a_failure_of_the_worker()
    {
        await store.ExecuteAsync("UPDATE notifications.outbox SET content = '{'");
        var monitor = new WorkerMonitor(TimeProvider.System, NullLoggerFactory.Instance);
        using var worker = new OutboxWorker(Sender(), Queue(), Options.Create(new NotificationOptions()), monitor);

        await worker.StartAsync(CancellationToken.None);

        Assert.That(
            () => monitor.ReadAll().Single().Failures.Select(failure => failure.Subject),
            Is.EqualTo(["receiver ops"]).After(30).Seconds.PollEvery(100).MilliSeconds);
        await worker.StopAsync(CancellationToken.None);
    }

    private static async Task TryAsync(OutboxSender sender)
    {
        await sender.StartAsync(CancellationToken.None);
        await sender.Running;
    }

    private OutboxSender Sender() => new(Queue(), [channel], store.Clock, NullLogger<OutboxSender>.Instance);

    private OutboxQueue Queue() => new(store.Source, Options.Create(new NotificationOptions()), Options.Create(new SmtpOptions()), store.Clock);

    private Task<IReadOnlyList<string>> StatesAsync() => store.ReadAsync("SELECT concat_ws(' ', state, attempts, error) FROM notifications.outbox");

    /// <summary>Takes everything.</summary>
    private sealed class Channel : IChannel
    {
        public Action Sent { get; set; } = () => { };

        public int Count { get; private set; }

        public ReceiverKind Kind => ReceiverKind.Email;

        public Task SendAsync(Outgoing outgoing, Target target, CancellationToken cancellationToken)
        {
            Count++;
            Sent();
            return Task.CompletedTask;
        }
    }
}
