using MediatR;
using Reporting.Domain.Reports;

namespace Reporting.Application.Pipeline;

/// <summary>Answers a report query from the cache while the instance's records have not changed.</summary>
internal sealed class CachingBehaviour<TRequest, TReport>(ReportCache cache, RequestVersions versions, RequestFacts facts) : IPipelineBehavior<TRequest, TReport>
    where TRequest : IReportQuery<TReport>
    where TReport : class, IReport
{
    public async Task<TReport> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TReport> next)
    {
        var (report, hit) = cache.Keeps
            ? await cache.GetAsync(await versions.NameAsync(request, cancellationToken), () => next(), cancellationToken)
            : (await next(), false);
        facts.Rows = report.Rows;
        facts.CacheHit = hit;
        return report;
    }
}
