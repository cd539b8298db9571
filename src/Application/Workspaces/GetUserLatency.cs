using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How long each user's connections took to answer.</summary>
internal sealed record GetUserLatencyQuery(int InstanceId, TimeInput StartTime, TimeInput EndTime, TemplateFilter Templates, [property: NotInKey] DateTimeOffset Now)
    : IReportQuery<UserLatencyReport>, IWindowQuery;

internal sealed class GetUserLatencyValidator : AbstractValidator<GetUserLatencyQuery>
{
    public GetUserLatencyValidator()
    {
        this.StopAtFirst();
        this.MustBeAWindow();
    }
}

internal sealed class GetUserLatencyHandler(IUserLatencyReader latency) : IRequestHandler<GetUserLatencyQuery, UserLatencyReport>
{
    public async Task<UserLatencyReport> Handle(GetUserLatencyQuery request, CancellationToken cancellationToken)
    {
        var window = request.Window();
        var users = await latency.ReadAsync(request.InstanceId, window, request.Templates, cancellationToken);
        return new UserLatencyReport(window, users.UnionOf(user => user.TemplateIds), users);
    }
}
