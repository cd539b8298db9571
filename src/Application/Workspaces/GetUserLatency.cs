using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How long each user's connections took to answer.</summary>
internal sealed record GetUserLatencyQuery(int InstanceId, TimeInput StartTime, TimeInput EndTime, TemplateFilter Templates, [property: NotInKey] DateTimeOffset Now)
    : IReportQuery<UserLatencyReport>, IWindowQuery
{
    /// <summary>The users wanted; none for all.</summary>
    public IReadOnlyList<Guid> Users { get; init; } = [];
}

internal sealed class GetUserLatencyValidator : AbstractValidator<GetUserLatencyQuery>
{
    public GetUserLatencyValidator()
    {
        this.StopAtFirst();
        this.MustBeAWindow();
    }
}

internal sealed class GetUserLatencyHandler(IUserLatencyReader latency, IUserMasks masks) : IRequestHandler<GetUserLatencyQuery, UserLatencyReport>
{
    public async Task<UserLatencyReport> Handle(GetUserLatencyQuery request, CancellationToken cancellationToken)
    {
        var window = request.Window();
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var read = await latency.ReadAsync(request.InstanceId, window, request.Templates, cancellationToken);
        var all = mask.Apply(read, user => user.UserId, user => user with { UserId = mask.IdOf(user.UserId), Username = mask.NameOf(user.UserId, user.Username), AvatarUrl = "" });
        var users = request.Users.Count == 0 ? all : [.. all.Where(user => request.Users.Contains(user.UserId))];
        return new UserLatencyReport(window, (mask.ListsUsers ? users : read).UnionOf(user => user.TemplateIds), users);
    }
}
