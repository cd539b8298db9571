using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Access;
using Reporting.Application.Fairness;
using Reporting.Domain.Access;

namespace Reporting.UnitTests.Fairness;

internal sealed class ReportConcurrencyTests
{
    [Test]
    public async Task Each_whom_a_product_let_in_has_slots_of_his_own()
    {
        var concurrency = new ReportConcurrency(Options.Create(new ReportConcurrencyOptions { MaxAtOnce = 8, MaxAtOncePerToken = 2 }), TimeProvider.System);
        var unfinished = new TaskCompletionSource<int>();
        Task<int> Compute(long id) => concurrency.ComputeAsync(CallerOf(id), () => unfinished.Task, default);
        Task<int>[] ofAda = [Compute(-7), Compute(-7)];

        var third = concurrency.ComputeAsync(CallerOf(-7), () => Task.FromResult(1), default);
        var ofBob = concurrency.ComputeAsync(CallerOf(-8), () => Task.FromResult(2), default);

        Assert.That((third.IsCompleted, ofBob.IsCompleted), Is.EqualTo((false, true)));
        unfinished.SetResult(0);
        await Task.WhenAll([.. ofAda, third]);
    }

    [Test]
    public async Task Who_asks_beside_others_has_fewer_slots_until_they_stop_asking()
    {
        var clock = new SecondsClock();
        var concurrency = new ReportConcurrency(Options.Create(new ReportConcurrencyOptions { MaxAtOnce = 8, MaxAtOncePerToken = 2, MaxAtOncePerTokenBesideOthers = 1 }), clock);
        var computations = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<int>()).ToList();
        var started = new ConcurrentBag<int>();
        Task<int> Compute(int number) => concurrency.ComputeAsync(
            CallerOf(7),
            () =>
            {
                started.Add(number);
                return computations[number].Task;
            },
            default);
        concurrency.Note(CallerOf(8));
        concurrency.Note(CallerOf(7));
        var running = Enumerable.Range(0, 4).Select(Compute).ToList();
        Assert.That(started, Is.EqualTo([0]));

        computations[0].SetResult(0);
        await running[0];
        Assert.That(() => started.ToArray(), Is.EquivalentTo([0, 1]).After(5_000, 10));

        concurrency.Note(CallerOf(7));
        clock.Seconds = 4;
        computations[1].SetResult(1);
        await running[1];
        Assert.That(() => started.ToArray(), Is.EquivalentTo([0, 1, 2, 3]).After(5_000, 10));
        computations[2].SetResult(2);
        computations[3].SetResult(3);
        await Task.WhenAll(running);
    }

    [Test]
    public async Task Nobody_has_fewer_slots_beside_the_service_itself()
    {
        var concurrency = new ReportConcurrency(Options.Create(new ReportConcurrencyOptions { MaxAtOncePerToken = 2, MaxAtOncePerTokenBesideOthers = 1 }), TimeProvider.System);
        var unfinished = new TaskCompletionSource<int>();
        concurrency.Note(CallerOf(7));
        concurrency.Note(new RequestActor());
        var first = concurrency.ComputeAsync(CallerOf(7), () => unfinished.Task, default);

        Assert.That(concurrency.ComputeAsync(CallerOf(7), () => Task.FromResult(1), default).IsCompleted, Is.True);
        unfinished.SetResult(0);
        await first;
    }

    [TestCase(5, 5)]
    [TestCase(-7, null)]
    public void A_token_that_is_kept_nowhere_is_not_named_in_the_audit(long id, long? named)
    {
        var actor = CallerOf(id);

        Assert.That((actor.Actor.TokenId, actor.Owner.Id), Is.EqualTo((named, id)));
    }

    private static RequestActor CallerOf(long id)
    {
        var actor = new RequestActor();
        actor.ActAs(new AccessToken(id, "a", TokenRole.Member, InstanceId: null, ExpiresAt: null, AllowedNetworks: [], default, TokenDigest.Of("a")), address: null);
        return actor;
    }
}
