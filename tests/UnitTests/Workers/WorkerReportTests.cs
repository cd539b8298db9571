using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Reporting.Infrastructure.Workers;

namespace Reporting.UnitTests.Workers;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WorkerReportTests
{
    private readonly SecondsClock clock = new();
    private readonly LogList log = new();

    [Test]
    public async Task A_failure_is_logged_at_once_and_then_once_an_hour()
    {
        var report = new WorkerReport("worker", clock, log);

        for (var minute = 0; minute < 125; minute += 5)
        {
            clock.Seconds = 60 * minute;
            await report.RunAsync(_ => throw new IOException("disk full"), CancellationToken.None);
        }

        Assert.That(log.Lines, Is.EqualTo(
            ["Warning worker fails and tries again: disk full IOException", "Warning worker fails and tries again: disk full", "Warning worker fails and tries again: disk full"]));
        Assert.That(report.Read().Failures.Single().Attempts, Is.EqualTo(25));
    }

    [Test]
    public async Task Of_the_parts_that_fail_the_first_alone_is_logged_with_its_stack_trace()
    {
        var report = new WorkerReport("worker", clock, log);

        await report.RunAsync(
            async token =>
            {
                await report.AttemptAsync("instance 1", _ => throw new IOException("full"), token);
                await report.AttemptAsync("instance 2", _ => Task.CompletedTask, token);
                await report.AttemptAsync("instance 3", _ => throw new IOException("full"), token);
            },
            CancellationToken.None);

        Assert.That(log.Lines, Is.EqualTo(
            ["Warning worker fails at instance 1 and tries again: full IOException", "Warning worker fails at instance 3 and tries again: full"]));
        Assert.That(report.Read().Failures.Select(failure => failure.Subject), Is.EqualTo(["instance 1", "instance 3"]));
        Assert.That(report.Read().LastSuccessAt, Is.Null);
    }

    [Test]
    public async Task A_part_that_is_gone_no_longer_fails()
    {
        var report = new WorkerReport("worker", clock, log);
        await report.RunAsync(token => report.AttemptAsync("instance 1", _ => throw new IOException("full"), token), CancellationToken.None);

        await report.RunAsync(_ => Task.CompletedTask, CancellationToken.None);

        Assert.That(report.Read().Failures, Is.Empty);
        Assert.That(report.Read().LastSuccessAt, Is.EqualTo(clock.GetUtcNow()));
    }

    [Test]
    public async Task What_works_again_is_logged()
    {
        var report = new WorkerReport("worker", clock, log);
        await report.RunAsync(_ => throw new IOException("full"), CancellationToken.None);

        await report.RunAsync(_ => Task.CompletedTask, CancellationToken.None);
        await report.RunAsync(_ => Task.CompletedTask, CancellationToken.None);

        Assert.That(log.Lines.Skip(1), Is.EqualTo(["Information worker works again"]));
    }

    [Test]
    public void The_end_of_the_service_is_no_failure()
    {
        var report = new WorkerReport("worker", clock, log);
        using var stopping = new CancellationTokenSource();
        stopping.Cancel();

        Assert.That(
            async () => await report.RunAsync(token => Task.FromCanceled(token), stopping.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(report.Read().Failures, Is.Empty);
    }

    private sealed class LogList : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Add($"{logLevel} {formatter(state, null)} {exception?.GetType().Name}".TrimEnd());
    }
}
