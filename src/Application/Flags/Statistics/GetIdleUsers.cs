using MediatR;
using Reporting.Application.Reports;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Statistics;

/// <summary>Which users were not seen in the 90 days that end today, as insights count them.</summary>
internal sealed record GetIdleUsersQuery(int InstanceId, [property: NotInKey] DateTimeOffset Now) : IReportQuery<IdleUsersReport>
{
    private const int SeenDays = 90;

    public DateOnly Today => StatisticsTime.DayOf(Now);

    /// <summary>Who was not seen after it is idle.</summary>
    internal DateTimeOffset IdleSince => StatisticsTime.StartOf(Today.AddDays(1 - SeenDays));
}

internal sealed class GetIdleUsersHandler(ISeenUserReader reader, IUserMasks masks) : IRequestHandler<GetIdleUsersQuery, IdleUsersReport>
{
    public async Task<IdleUsersReport> Handle(GetIdleUsersQuery request, CancellationToken cancellationToken)
    {
        var users = await reader.ReadAsync(request.InstanceId, cancellationToken);
        IReadOnlyList<SeenUser> idle = [.. users.Where(user => user.SeenAt is null || user.SeenAt <= request.IdleSince)];
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        return new IdleUsersReport(users.Count, idle.Count, mask.Apply(idle, user => user.Id, user => Shown(user, mask)));
    }

    private static SeenUser Shown(SeenUser user, UserMask mask) => user with { Id = mask.IdOf(user.Id), Name = mask.NameOf(user.Id, user.Name ?? "") };
}
