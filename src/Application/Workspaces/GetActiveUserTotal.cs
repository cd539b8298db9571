using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How many users worked in a span, each counted once.</summary>
internal sealed record GetActiveUserTotalQuery(int InstanceId, TemplateFilter Templates, ReportSpan Span) : IReportQuery<ActiveUserTotalReport>, ISpanQuery;

internal sealed class GetActiveUserTotalValidator : AbstractValidator<GetActiveUserTotalQuery>
{
    public GetActiveUserTotalValidator() => this.MustBeASpan();
}

internal sealed class GetActiveUserTotalHandler(IActiveUsersReader activeUsers, IUserMasks masks) : IRequestHandler<GetActiveUserTotalQuery, ActiveUserTotalReport>
{
    public async Task<ActiveUserTotalReport> Handle(GetActiveUserTotalQuery request, CancellationToken cancellationToken)
    {
        var users = await activeUsers.CountAsync(request.InstanceId, [request.Span.ToWindow()], request.Templates, cancellationToken);
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        return new(mask.Hide(request.Templates, users)[0]);
    }
}
