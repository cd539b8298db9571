using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Ingestion;

namespace Reporting.UnitTests.Ingestion;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MergeConcurrencyTests
{
    private readonly MergeConcurrency concurrency = new(Options.Create(new IngestionOptions { MaxConcurrentRequests = 3, MaxConcurrentPerToken = 2 }));

    [Test]
    public void A_token_has_no_more_than_its_share()
    {
        Assert.That(Enter(1).IsCompleted, Is.True);
        Assert.That(Enter(1).IsCompleted, Is.True);
        Assert.That(Enter(1).IsCompleted, Is.False);
        Assert.That(Enter(2).IsCompleted, Is.True);
        Assert.That(Enter(3).IsCompleted, Is.False);
    }

    [Test]
    public async Task A_free_slot_goes_to_who_has_fewest_and_then_to_who_came_first()
    {
        var first = await Enter(1);
        await Enter(1);
        await Enter(2);
        var more = Enter(1);
        var third = Enter(3);
        var fourth = Enter(4);

        first.Dispose();

        Assert.That((await Task.WhenAny(more, third, fourth)), Is.SameAs(third));
        Assert.That((more.IsCompleted, fourth.IsCompleted), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Who_gives_up_waiting_takes_no_slot()
    {
        var first = await Enter(1);
        await Enter(1);
        await Enter(2);
        using var timeout = new CancellationTokenSource();
        var gone = concurrency.EnterAsync(3, timeout.Token);
        var next = Enter(4);
        await timeout.CancelAsync();

        first.Dispose();
        first.Dispose();

        Assert.CatchAsync<OperationCanceledException>(() => gone);
        await next;
        Assert.That(Enter(5).IsCompleted, Is.False, "a slot is freed once");
    }

    private Task<IDisposable> Enter(long token) => concurrency.EnterAsync(token, CancellationToken.None);
}
