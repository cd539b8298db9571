using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Network;

/// <summary>What the log says of each day, week or month of a span.</summary>
internal sealed record GetNetworkActivityQuery(int InstanceId, ReportSpan Span, CivilInterval Interval) : IReportQuery<NetworkActivityReport>, IIntervalsQuery;

internal sealed class GetNetworkActivityValidator : AbstractValidator<GetNetworkActivityQuery>
{
    public GetNetworkActivityValidator(IOptions<ReportLimits> limits) => this.MustHaveIntervals(limits.Value);
}

internal sealed class GetNetworkActivityHandler(INetworkActivityReader activity) : IRequestHandler<GetNetworkActivityQuery, NetworkActivityReport>
{
    public async Task<NetworkActivityReport> Handle(GetNetworkActivityQuery request, CancellationToken cancellationToken)
    {
        var intervals = request.Span.Split(request.Interval);
        var windows = intervals.Select(interval => new ActivityWindow(interval.Window, DeviceScope.Mentioned)).ToList();
        var happened = await activity.ReadAsync(request.InstanceId, windows, cancellationToken);
        return new NetworkActivityReport([.. intervals.Zip(happened, (interval, what) => new NetworkActivityEntry(interval.FirstDay, what))]);
    }
}
