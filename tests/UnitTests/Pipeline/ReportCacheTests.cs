using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Pipeline;
using Reporting.Domain.Reports;
using Reporting.Domain.Time;
using Reporting.Testing;

namespace Reporting.UnitTests.Pipeline;

internal sealed class ReportCacheTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReportKey Key = new(1, "report", 7);

    [Test]
    public async Task Asking_together_computes_once()
    {
        using var cache = Cache(megabytes: 1);
        var computing = new TaskCompletionSource<Sheet>();
        var first = cache.GetAsync(Key, () => computing.Task, CancellationToken.None);
        var second = cache.GetAsync(Key, () => Task.FromException<Sheet>(new InvalidOperationException("computed twice")), CancellationToken.None);
        computing.SetResult(new Sheet(3));

        Assert.That((await first).Hit, Is.False);
        Assert.That((await second).Hit, Is.True);
        Assert.That((await second).Report, Is.SameAs((await first).Report));
    }

    [Test]
    public async Task Another_takes_over_when_the_first_goes_away()
    {
        using var cache = Cache(megabytes: 1);
        var gone = new TaskCompletionSource<Sheet>();
        var first = cache.GetAsync(Key, () => gone.Task, CancellationToken.None);
        var second = cache.GetAsync(Key, () => Task.FromResult(new Sheet(2)), CancellationToken.None);
        gone.SetCanceled();

        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await second).Report.Rows, Is.EqualTo(2));
    }

    [Test]
    public void All_who_wait_hear_of_a_failure()
    {
        using var cache = Cache(megabytes: 1);
        var failing = new TaskCompletionSource<Sheet>();
        var first = cache.GetAsync(Key, () => failing.Task, CancellationToken.None);
        var second = cache.GetAsync(Key, () => Task.FromResult(new Sheet(2)), CancellationToken.None);
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
        var first = cache.GetAsync(Key, () => computing.Task, CancellationToken.None);
        var second = cache.GetAsync(Key, () => computing.Task, leaving.Token);
        await leaving.CancelAsync();

        Assert.That(async () => await second.WaitAsync(TimeSpan.FromSeconds(5)), Throws.InstanceOf<OperationCanceledException>());
        computing.SetResult(new Sheet(1));
        Assert.That((await first).Report.Rows, Is.EqualTo(1));
    }

    [TestCase(10, true)]
    [TestCase(10_000, false)]
    public async Task What_does_not_fit_is_not_kept(int rows, bool kept)
    {
        using var cache = Cache(megabytes: 1);
        await cache.GetAsync(Key, () => Task.FromResult(new Sheet(rows)), CancellationToken.None);

        Assert.That((await cache.GetAsync(Key, () => Task.FromResult(new Sheet(rows)), CancellationToken.None)).Hit, Is.EqualTo(kept));
    }

    [TestCase(1, 1)]
    [TestCase(0, 2)]
    public void Renderings_are_kept_with_the_reports(int megabytes, int renderings)
    {
        using var cache = Cache(megabytes);
        var made = 0;
        byte[] Make() => [(byte)++made];
        cache.Render(Key, "json", Make);
        cache.Render(Key, "json", Make);
        Assert.That(made, Is.EqualTo(renderings));

        cache.Render(Key, "br", Make);
        cache.Render(Key with { Version = 8 }, "json", Make);
        Assert.That(made, Is.EqualTo(renderings + 2));
    }

    [TestCase(-1, false)]
    [TestCase(0, true)]
    [TestCase(59, true)]
    [TestCase(60, false)]
    public async Task A_passing_report_is_given_while_it_is_true(int second, bool hit)
    {
        var clock = new TestClock(Noon);
        using var cache = Cache(megabytes: 1, clock);
        await cache.GetAsync(Key, () => Task.FromResult(new Glance(new TimeWindow(Noon, Noon.AddMinutes(1)))), CancellationToken.None);
        clock.Now = Noon.AddSeconds(second);

        var again = await cache.GetAsync(Key, () => Task.FromResult(new Glance(new TimeWindow(Noon, Noon))), CancellationToken.None);

        Assert.That(again.Hit, Is.EqualTo(hit));
        Assert.That(again.Report.TrueIn.IsEmpty, Is.Not.EqualTo(hit));
    }

    private static ReportCache Cache(int megabytes, TimeProvider? clock = null)
        => new(Options.Create(new CachingOptions { Megabytes = megabytes }), clock ?? TimeProvider.System);

    private sealed record Sheet(int Rows) : IReport;

    private sealed record Glance(TimeWindow TrueIn) : IPassingReport
    {
        public int Rows => 1;
    }
}
