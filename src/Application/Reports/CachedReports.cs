using Reporting.Application.Access;
using Reporting.Application.Fairness;
using Reporting.Application.Pipeline;
using Reporting.Application.Telemetry;
using Reporting.Domain.Reports;

namespace Reporting.Application.Reports;

/// <summary>
/// The one way to the report of a query, over HTTP and within the process: from the cache while the instance's records have not changed, else computed.
/// </summary>
/// <param name="computation">Made only where something is computed: it brings a context of the database, which most requests do without.</param>
internal sealed class CachedReports(
    RequestValidation validation,
    RequestVersions versions,
    RequestActor actor,
    ReportConcurrency concurrency,
    ReportCache cache,
    Func<ReportComputation> computation,
    RequestLogContext logContext,
    TimeProvider clock)
{
    /// <summary>The report of any query, checked first.</summary>
    /// <exception cref="FluentValidation.ValidationException">The query breaks a rule.</exception>
    public async Task<TReport> ReadAsync<TReport>(IReportQuery<TReport> query, CancellationToken cancellationToken)
        where TReport : class, IReport
    {
        validation.Check(query);
        return (await ReadAsync(query, await IdentifyAsync(query, cancellationToken), cancellationToken)).Report;
    }

    /// <summary>The name of the report as of the instance's records: what a kept report and an entity tag are good for.</summary>
    /// <param name="query">A valid query.</param>
    public async ValueTask<ReportKey> IdentifyAsync<TReport>(IReportQuery<TReport> query, CancellationToken cancellationToken)
        where TReport : class, IReport
    {
        concurrency.Note(actor);
        return ReportKey.Of(query, await versions.ReadAsync(query.InstanceId, cancellationToken));
    }

    /// <summary>The report of that name, with the bodies that were made of it.</summary>
    public async ValueTask<CachedReport<TReport>> ReadAsync<TReport>(IReportQuery<TReport> query, ReportKey key, CancellationToken cancellationToken)
        where TReport : class, IReport
    {
        var started = clock.GetTimestamp();
        var (cached, hit) = await cache.GetAsync(key, token => concurrency.TakeAsync(actor, token), () => computation().RunAsync(query, key.Version, cancellationToken), cancellationToken);
        Record(query, cached.Report, hit, started);
        return cached;
    }

    /// <summary>The report of that name where it is kept.</summary>
    public CachedReport<TReport>? Find<TReport>(IReportQuery<TReport> query, ReportKey key)
        where TReport : class, IReport
    {
        var started = clock.GetTimestamp();
        if (cache.Find<TReport>(key) is not { } cached)
        {
            return null;
        }

        Record(query, cached.Report, hit: true, started);
        return cached;
    }

    private void Record(object query, IReport report, bool hit, long started)
    {
        logContext.UseCase = UseCaseName.Of(query.GetType());
        logContext.Rows = report.Rows;
        logContext.CacheHit = hit;
        if (hit)
        {
            Instruments.RecordUseCase(logContext.UseCase, Instruments.CacheHit, "done", clock.GetElapsedTime(started));
        }
    }
}
