using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How long each user worked.</summary>
internal sealed record GetUserActivityQuery(int InstanceId, TimeInput StartTime, TimeInput EndTime, TemplateFilter Templates, [property: NotInKey] DateTimeOffset Now)
    : IReportQuery<UserActivityReport>, IWindowQuery;

internal sealed class GetUserActivityValidator : AbstractValidator<GetUserActivityQuery>
{
    public GetUserActivityValidator()
    {
        this.StopAtFirst();
        this.MustBeAWindow();
    }
}

internal sealed class GetUserActivityHandler(IUserActivityReader activity) : IRequestHandler<GetUserActivityQuery, UserActivityReport>
{
    public async Task<UserActivityReport> Handle(GetUserActivityQuery request, CancellationToken cancellationToken)
    {
        var window = request.Window();
        var users = await activity.ReadAsync(request.InstanceId, window, request.Templates, cancellationToken);
        return new UserActivityReport(window, users.UnionOf(user => user.TemplateIds), users);
    }
}
