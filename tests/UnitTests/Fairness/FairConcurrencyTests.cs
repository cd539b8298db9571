using NUnit.Framework;
using Reporting.Application.Access;
using Reporting.Application.Fairness;
using Reporting.Domain.Access;

namespace Reporting.UnitTests.Fairness;

internal sealed class FairConcurrencyTests
{
    private static readonly SlotOwner Ada = SlotOwner.Alone(1);
    private static readonly SlotOwner Bob = SlotOwner.Alone(2);
    private static readonly SlotOwner Cy = SlotOwner.Alone(3);

    [Test]
    public async Task One_owner_has_no_more_than_its_share_while_others_find_turns()
    {
        var turns = new FairConcurrency(max: 3, maxOfOne: 2);
        await turns.TakeAsync(Ada, default);
        await turns.TakeAsync(Ada, default);

        var third = turns.TakeAsync(Ada, default).AsTask();
        var other = turns.TakeAsync(Bob, default).AsTask();

        Assert.That(other.IsCompletedSuccessfully, Is.True);
        Assert.That(third.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_free_turn_goes_to_the_owner_with_the_fewest_before_who_came_earlier()
    {
        var turns = new FairConcurrency(max: 2, maxOfOne: 2);
        var first = await turns.TakeAsync(Ada, default);
        var second = await turns.TakeAsync(Ada, default);
        var early = turns.TakeAsync(Ada, default).AsTask();
        var late = turns.TakeAsync(Bob, default).AsTask();
        var latest = turns.TakeAsync(Cy, default).AsTask();

        first.Dispose();
        await late;
        Assert.That((early.IsCompleted, latest.IsCompleted), Is.EqualTo((false, false)));
        second.Dispose();
        await early;
        Assert.That(latest.IsCompleted, Is.False);
        (await late).Dispose();
        await latest;
    }

    [Test]
    public async Task Of_owners_with_as_many_the_one_that_has_waited_longest_is_next()
    {
        var turns = new FairConcurrency(max: 3, maxOfOne: 2);
        await turns.TakeAsync(Ada, default);
        await turns.TakeAsync(Bob, default);
        var cys = await turns.TakeAsync(Cy, default);
        var early = turns.TakeAsync(Ada, default).AsTask();
        var late = turns.TakeAsync(Bob, default).AsTask();

        cys.Dispose();

        Assert.That(await Task.WhenAny(early, late), Is.SameAs(early));
    }

    [Test]
    public async Task A_free_turn_is_not_for_who_has_its_share()
    {
        var turns = new FairConcurrency(max: 2, maxOfOne: 1);
        await turns.TakeAsync(Ada, default);
        var bobs = await turns.TakeAsync(Bob, default);
        var second = turns.TakeAsync(Ada, default).AsTask();

        bobs.Dispose();

        Assert.That(turns.TryTake(Cy).Slot, Is.Not.Null);
        Assert.That(second.IsCompleted, Is.False);
    }

    [Test]
    public async Task Who_no_longer_waits_gets_none()
    {
        var turns = new FairConcurrency(max: 1, maxOfOne: 1);
        var first = await turns.TakeAsync(Ada, default);
        using var timeout = new CancellationTokenSource();
        var given = turns.TakeAsync(Bob, timeout.Token).AsTask();
        var next = turns.TakeAsync(Cy, default).AsTask();

        await timeout.CancelAsync();
        first.Dispose();
        first.Dispose();

        Assert.That(async () => await given, Throws.InstanceOf<OperationCanceledException>());
        using var turn = await next;
        Assert.That(turns.TakeAsync(Ada, default).AsTask().IsCompleted, Is.False, "a turn that ended twice was given once");
    }

    [Test]
    public async Task Who_will_not_wait_is_told_whether_its_own_share_is_taken()
    {
        var turns = new FairConcurrency(max: 2, maxOfOne: 1);
        await turns.TakeAsync(Ada, default);

        Assert.That(turns.TryTake(Ada), Is.EqualTo(((IDisposable?)null, (SlotShare?)SlotShare.Owner)));
        using var bobs = turns.TryTake(Bob).Slot;
        Assert.That(bobs, Is.Not.Null);
        Assert.That(turns.TryTake(Cy), Is.EqualTo(((IDisposable?)null, (SlotShare?)SlotShare.All)));
    }

    [Test]
    public void Those_of_a_group_leave_one_of_another_its_part()
    {
        var turns = new FairConcurrency(max: 6, maxOfOne: 2);
        var given = Enumerable.Range(11, 6).Select(id => turns.TryTake(new SlotOwner(id, GroupId: 100))).ToList();

        Assert.That(given.Count(each => each.Slot is not null), Is.EqualTo(turns.MaxOfGroup).And.EqualTo(4));
        Assert.That(given[^1].Lacking, Is.EqualTo(SlotShare.Group));
        Assert.That(new[] { turns.TryTake(Ada).Slot, turns.TryTake(Ada).Slot }, Has.None.Null);
        Assert.That(turns.TryTake(Bob).Lacking, Is.EqualTo(SlotShare.All));
    }

    [Test]
    public async Task A_free_turn_goes_to_the_group_with_the_fewest_however_many_of_another_wait()
    {
        var turns = new FairConcurrency(max: 2, maxOfOne: 1);
        var first = await turns.TakeAsync(new SlotOwner(11, GroupId: 100), default);
        var bobs = await turns.TakeAsync(Bob, default);
        var waiting = Enumerable.Range(12, 50).Select(id => turns.TakeAsync(new SlotOwner(id, GroupId: 100), default).AsTask()).ToList();
        var cys = turns.TakeAsync(Cy, default).AsTask();

        bobs.Dispose();
        Assert.That(await Task.WhenAny([cys, .. waiting]), Is.SameAs(cys));
        first.Dispose();
        Assert.That(await Task.WhenAny(waiting), Is.SameAs(waiting[0]));
    }

    [Test]
    public async Task A_free_turn_is_not_for_a_group_that_has_its_part()
    {
        var turns = new FairConcurrency(max: 3, maxOfOne: 1);
        await turns.TakeAsync(new SlotOwner(11, GroupId: 100), default);
        await turns.TakeAsync(new SlotOwner(12, GroupId: 100), default);
        var bobs = await turns.TakeAsync(Bob, default);
        var third = turns.TakeAsync(new SlotOwner(13, GroupId: 100), default).AsTask();

        bobs.Dispose();

        Assert.That(turns.TryTake(Cy).Slot, Is.Not.Null);
        Assert.That(third.IsCompleted, Is.False);
    }

    [Test]
    public void Tokens_of_an_instance_are_a_group_and_others_are_alone()
    {
        SlotOwner Of(long id, int? instance) => SlotOwner.Of(new AccessToken(id, "a", TokenRole.Admin, instance, ExpiresAt: null, AllowedNetworks: [], default, TokenDigest.Of("a")));

        Assert.That(Of(1, 7).GroupId, Is.EqualTo(Of(2, 7).GroupId).And.Not.EqualTo(Of(3, 8).GroupId));
        Assert.That(Of(4, null), Is.EqualTo(SlotOwner.Alone(4)));
    }
}
