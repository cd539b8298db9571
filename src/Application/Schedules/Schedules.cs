using MediatR;
using Reporting.Application.Access;

namespace Reporting.Application.Schedules;

/// <summary>All schedules, in the order of their names.</summary>
internal sealed record ListSchedulesQuery : IRequest<IReadOnlyList<Schedule>>;

internal sealed class ListSchedulesHandler(IScheduleRepository schedules) : IRequestHandler<ListSchedulesQuery, IReadOnlyList<Schedule>>
{
    public Task<IReadOnlyList<Schedule>> Handle(ListSchedulesQuery request, CancellationToken cancellationToken) => schedules.ReadAllAsync(cancellationToken);
}

/// <summary>Null when there is none of the name.</summary>
internal sealed record GetScheduleQuery(string Name) : IRequest<Schedule?>;

internal sealed class GetScheduleHandler(IScheduleRepository schedules) : IRequestHandler<GetScheduleQuery, Schedule?>
{
    public Task<Schedule?> Handle(GetScheduleQuery request, CancellationToken cancellationToken) => schedules.FindAsync(request.Name, cancellationToken);
}

/// <summary>Removes a schedule. False when there is none of the name.</summary>
internal sealed record DeleteScheduleCommand(string Name) : IRequest<bool>, IAdministrativeAct;

internal sealed class DeleteScheduleHandler(IScheduleRepository schedules) : IRequestHandler<DeleteScheduleCommand, bool>
{
    public Task<bool> Handle(DeleteScheduleCommand request, CancellationToken cancellationToken) => schedules.DeleteAsync(request.Name, cancellationToken);
}

/// <summary>Has the view of a schedule sent now, beside its times. False when there is none of the name.</summary>
internal sealed record SendScheduleCommand(string Name) : IRequest<bool>, IAdministrativeAct;

internal sealed class SendScheduleHandler(IScheduleRepository schedules) : IRequestHandler<SendScheduleCommand, bool>
{
    public Task<bool> Handle(SendScheduleCommand request, CancellationToken cancellationToken) => schedules.RequestAsync(request.Name, cancellationToken);
}
