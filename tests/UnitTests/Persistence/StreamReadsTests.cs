using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Access;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.UnitTests.Persistence;

internal sealed class StreamReadsTests
{
    [Test]
    public async Task A_batch_of_another_is_read_before_more_of_one_who_reads()
    {
        var reads = new StreamReads(Options.Create(new DatabaseOptions { StreamReads = 2 }));
        var (ada, bob) = (ActorOf(1), ActorOf(2));
        var (first, second) = (new TaskCompletionSource<int>(), new TaskCompletionSource<int>());
        List<Task<int>> adas = [reads.ReadAsync(ada, () => first.Task, default), reads.ReadAsync(ada, () => second.Task, default), reads.ReadAsync(ada, () => second.Task, default)];
        var bobs = reads.ReadAsync(bob, () => Task.FromResult(7), default);

        first.SetResult(1);

        Assert.That(await bobs.WaitAsync(TimeSpan.FromSeconds(5)), Is.EqualTo(7));
        second.SetResult(2);
        await Task.WhenAll(adas);
    }

    private static RequestActor ActorOf(long id)
    {
        var actor = new RequestActor();
        actor.ActAs(new AccessToken(id, "a", TokenRole.Admin, InstanceId: null, ExpiresAt: null, AllowedNetworks: [], default, TokenDigest.Of("a")), address: null);
        return actor;
    }
}
