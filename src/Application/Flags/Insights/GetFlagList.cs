using MediatR;
using Reporting.Application.Reports;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>Which flags there are, how old, in which state, and when each was last asked for.</summary>
internal sealed record GetFlagListQuery(int InstanceId, FlagListFilter Filter) : IReportQuery<FlagList>;

internal sealed class GetFlagListHandler(IFlagUseReader use) : IRequestHandler<GetFlagListQuery, FlagList>
{
    public async Task<FlagList> Handle(GetFlagListQuery request, CancellationToken cancellationToken)
        => new(await use.ReadFlagsAsync(request.InstanceId, request.Filter, cancellationToken));
}
