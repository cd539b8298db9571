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
        var concurrency = new ReportConcurrency(Options.Create(new ReportConcurrencyOptions { MaxAtOnce = 8, MaxAtOncePerToken = 2 }));
        var unfinished = new TaskCompletionSource<int>();
        Task<int> Compute(long id) => concurrency.ComputeAsync(CallerOf(id), () => unfinished.Task, default);
        Task<int>[] ofAda = [Compute(-7), Compute(-7)];

        var third = concurrency.ComputeAsync(CallerOf(-7), () => Task.FromResult(1), default);
        var ofBob = concurrency.ComputeAsync(CallerOf(-8), () => Task.FromResult(2), default);

        Assert.That((third.IsCompleted, ofBob.IsCompleted), Is.EqualTo((false, true)));
        unfinished.SetResult(0);
        await Task.WhenAll([.. ofAda, third]);
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
