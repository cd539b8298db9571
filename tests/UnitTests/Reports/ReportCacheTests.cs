using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Reports;
using Reporting.Domain.Reports;
using Reporting.Domain.Time;
using Reporting.Testing;

namespace Reporting.UnitTests.Reports;

internal sealed class ReportCacheTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReportKey Key = new("report", 7);

    [Test]
    public async Task Asking_together_computes_once()
    {
        using var cache = Cache(megabytes: 1);
        var computing = new TaskCompletionSource<Sheet>();
        var first = cache.GetAsync(Key, () => computing.Task, CancellationToken.None).AsTask();
        var second = cache.GetAsync(Key, () => Task.FromException<Sheet>(new InvalidOperationException("computed twice")), CancellationToken.None).AsTask();
        computing.SetResult(new Sheet(3));

        Assert.That((await first).Hit, Is.False);
        Assert.That((await second).Hit, Is.True);
        Assert.That((await second).Report, Is.SameAs((await first).Report));
    }

    [Test]
    public async Task Who_waits_for_a_slot_keeps_nobody_waiting_who_has_one()
    {
        using var cache = Cache(megabytes: 1);
        var slot = new TaskCompletionSource<IDisposable>();
        var first = cache.GetAsync(Key, _ => new(slot.Task), () => Task.FromResult(new Sheet(1)), CancellationToken.None).AsTask();

        var (second, hit) = await cache.GetAsync(Key, () => Task.FromResult(new Sheet(2)), CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(5));
        slot.SetResult(new MemoryStream());

        Assert.That((second.Report.Rows, hit), Is.EqualTo((2, false)));
        Assert.That(await first, Is.EqualTo((second, true)));
    }

    [Test]
    public async Task A_report_of_an_earlier_version_that_took_longer_leaves_the_later_one()
    {
        using var cache = Cache(megabytes: 1);
        var computing = new TaskCompletionSource<Sheet>();
        var early = cache.GetAsync(Key, () => computing.Task, CancellationToken.None).AsTask();
        await AskAsync(cache, Key with { Version = 8 }, letters: 1);
        computing.SetResult(new Sheet(1));
        await early;

        Assert.That((await AskAsync(cache, Key with { Version = 8 }, letters: 1)).Hit, Is.True);
    }

    [Test]
    public async Task Another_takes_over_when_the_first_goes_away()
    {
        using var cache = Cache(megabytes: 1);
        var gone = new TaskCompletionSource<Sheet>();
        var first = cache.GetAsync(Key, () => gone.Task, CancellationToken.None).AsTask();
        var second = cache.GetAsync(Key, () => Task.FromResult(new Sheet(2)), CancellationToken.None).AsTask();
        gone.SetCanceled();

        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await second).Report.Report.Rows, Is.EqualTo(2));
    }

    [Test]
    public void All_who_wait_hear_of_a_failure()
    {
        using var cache = Cache(megabytes: 1);
        var failing = new TaskCompletionSource<Sheet>();
        var first = cache.GetAsync(Key, () => failing.Task, CancellationToken.None).AsTask();
        var second = cache.GetAsync(Key, () => Task.FromResult(new Sheet(2)), CancellationToken.None).AsTask();
        failing.SetException(new TimeoutException());

        Assert.That(async () => await first, Throws.InstanceOf<TimeoutException>());
        Assert.That(async () => await second, Throws.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task One_who_waits_may_leave()
    {
        using var cache = Cache(megabytes: 1);
        using var leaving = new CancellationTokenSource();
        var computing = new TaskCompletionSource<Sheet>();
        var first = cache.GetAsync(Key, () => computing.Task, CancellationToken.None).AsTask();
        var second = cache.GetAsync(Key, () => computing.Task, leaving.Token).AsTask();
        await leaving.CancelAsync();

        Assert.That(async () => await second.WaitAsync(TimeSpan.FromSeconds(5)), Throws.InstanceOf<OperationCanceledException>());
        computing.SetResult(new Sheet(1));
        Assert.That((await first).Report.Report.Rows, Is.EqualTo(1));
    }

    [TestCase(1_000, true)]
    [TestCase(1_000_000, false)]
    public async Task What_does_not_fit_is_not_kept(int letters, bool kept)
    {
        using var cache = Cache(megabytes: 1);
        await AskAsync(cache, Key, letters);

        Assert.That((await AskAsync(cache, Key, letters)).Hit, Is.EqualTo(kept));
    }

    [Test]
    public async Task What_is_kept_is_charged_its_bytes()
    {
        using var cache = Cache(megabytes: 1);
        var hits = 0;
        for (var number = 0; number < 100; number++)
        {
            await AskAsync(cache, new ReportKey($"report {number}", 1), letters: 50_000);
        }

        for (var number = 0; number < 100; number++)
        {
            hits += (await AskAsync(cache, new ReportKey($"report {number}", 1), letters: 1_000_000)).Hit ? 1 : 0;
        }

        Assert.That(hits, Is.InRange(1, 10));
    }

    [Test]
    public async Task A_report_of_a_new_version_takes_the_place_of_the_old_one()
    {
        using var cache = Cache(megabytes: 1);
        for (var version = 1; version <= 100; version++)
        {
            await AskAsync(cache, Key with { Version = version }, letters: 200_000);
        }

        Assert.That((await AskAsync(cache, Key with { Version = 100 }, letters: 1)).Hit, Is.True);
        Assert.That((await AskAsync(cache, Key with { Version = 99 }, letters: 1)).Hit, Is.False);
    }

    [TestCase(1, 1)]
    [TestCase(0, 2)]
    public async Task Bodies_are_kept_with_their_report(int megabytes, int bodies)
    {
        using var cache = Cache(megabytes);
        var made = 0;
        Task<byte[]> Make() => Task.FromResult<byte[]>([(byte)++made]);

        for (var time = 0; time < 2; time++)
        {
            await (await AskAsync(cache, Key, letters: 1)).Report.BodyAsync("json", Make);
        }

        Assert.That(made, Is.EqualTo(bodies));
        await (await AskAsync(cache, Key, letters: 1)).Report.BodyAsync("br", Make);
        await (await AskAsync(cache, Key with { Version = 8 }, letters: 1)).Report.BodyAsync("json", Make);
        Assert.That(made, Is.EqualTo(bodies + 2));
    }

    [Test]
    public async Task A_body_that_makes_too_much_of_a_report_is_made_each_time()
    {
        using var cache = Cache(megabytes: 1);
        var (report, _) = await AskAsync(cache, Key, letters: 1);

        var large = await report.BodyAsync("json", () => Task.FromResult(new byte[2_000_000]));
        var again = await report.BodyAsync("json", () => Task.FromResult(new byte[2_000_000]));

        Assert.That(again, Is.Not.SameAs(large));
        Assert.That(report.Bytes, Is.LessThan(1_000));
        Assert.That((await AskAsync(cache, Key, letters: 1)).Hit, Is.True);
    }

    [Test]
    public async Task Bodies_are_charged_together()
    {
        using var cache = Cache(megabytes: 1);
        var (report, _) = await AskAsync(cache, Key, letters: 1);
        var alone = report.Bytes;

        await report.BodyAsync("json", () => Task.FromResult(new byte[600_000]));
        await report.BodyAsync("br", () => Task.FromResult(new byte[600_000]));

        Assert.That(report.Bytes, Is.EqualTo(alone + 600_000));
        Assert.That(report.FindBody("br"), Is.Null, "together they are more than the cache holds");
    }

    [TestCase(-1, false)]
    [TestCase(0, true)]
    [TestCase(59, true)]
    [TestCase(60, false)]
    public async Task An_expiring_report_is_given_while_it_is_right(int second, bool hit)
    {
        var clock = new TestClock(Noon);
        using var cache = Cache(megabytes: 1, clock);
        await cache.GetAsync(Key, () => Task.FromResult(new Glance(new TimeWindow(Noon, Noon.AddMinutes(1)))), CancellationToken.None);
        clock.Now = Noon.AddSeconds(second);

        var again = await cache.GetAsync(Key, () => Task.FromResult(new Glance(new TimeWindow(Noon, Noon))), CancellationToken.None);

        Assert.That(again.Hit, Is.EqualTo(hit));
        Assert.That(again.Report.Report.ValidDuring.IsEmpty, Is.Not.EqualTo(hit));
    }

    private static ReportCache Cache(int megabytes, TimeProvider? clock = null)
        => new(Options.Create(new CachingOptions { Megabytes = megabytes }), clock ?? TimeProvider.System);

    private static async Task<(CachedReport<Letter> Report, bool Hit)> AskAsync(ReportCache cache, ReportKey key, int letters)
        => await cache.GetAsync(key, () => Task.FromResult(new Letter(new string('a', letters))), CancellationToken.None);

    private sealed record Sheet(int Rows) : IReport;

    private sealed record Letter(string Text) : IReport
    {
        public int Rows => 1;
    }

    private sealed record Glance(TimeWindow ValidDuring) : IExpiringReport
    {
        public int Rows => 1;
    }
}
