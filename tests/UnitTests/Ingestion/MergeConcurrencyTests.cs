using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Access;
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

    private Task<IDisposable> Enter(long token) => concurrency.EnterAsync(SlotOwner.Alone(token), CancellationToken.None).AsTask();
}
