using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>How long each user worked.</summary>
internal sealed record GetUserActivityQuery(int InstanceId, TimeInput StartTime, TimeInput EndTime, TemplateFilter Templates, [property: NotInKey] DateTimeOffset Now)
    : IReportQuery<UserActivityReport>, IWindowQuery
{
    /// <summary>The users wanted; none for all.</summary>
    public IReadOnlyList<Guid> Users { get; init; } = [];
}

internal sealed class GetUserActivityValidator : AbstractValidator<GetUserActivityQuery>
{
    public GetUserActivityValidator()
    {
        this.StopAtFirst();
        this.MustBeAWindow();
    }
}

internal sealed class GetUserActivityHandler(IUserActivityReader activity, IUserMasks masks) : IRequestHandler<GetUserActivityQuery, UserActivityReport>
{
    public async Task<UserActivityReport> Handle(GetUserActivityQuery request, CancellationToken cancellationToken)
    {
        var window = request.Window();
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var read = await activity.ReadAsync(request.InstanceId, window, request.Templates, cancellationToken);
        var all = mask.Apply(read, user => user.UserId, user => user with { UserId = mask.IdOf(user.UserId), Username = mask.NameOf(user.UserId, user.Username), AvatarUrl = "" });
        var users = request.Users.Count == 0 ? all : [.. all.Where(user => request.Users.Contains(user.UserId))];
        return new UserActivityReport(window, (mask.ListsUsers ? users : read).UnionOf(user => user.TemplateIds), users);
    }
}
