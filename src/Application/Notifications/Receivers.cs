using MediatR;
using Reporting.Application.Access;

namespace Reporting.Application.Notifications;

/// <summary>All receivers, in the order of their names.</summary>
internal sealed record ListReceiversQuery : IRequest<IReadOnlyList<Receiver>>;

internal sealed class ListReceiversHandler(IReceiverRepository receivers) : IRequestHandler<ListReceiversQuery, IReadOnlyList<Receiver>>
{
    public Task<IReadOnlyList<Receiver>> Handle(ListReceiversQuery request, CancellationToken cancellationToken) => receivers.ReadAllAsync(cancellationToken);
}

/// <summary>Null when there is none of the name.</summary>
internal sealed record GetReceiverQuery(string Name) : IRequest<Receiver?>;

internal sealed class GetReceiverHandler(IReceiverRepository receivers) : IRequestHandler<GetReceiverQuery, Receiver?>
{
    public Task<Receiver?> Handle(GetReceiverQuery request, CancellationToken cancellationToken) => receivers.FindAsync(request.Name, cancellationToken);
}

/// <summary>Removes a receiver; what still waits for it is given up. False when there is none of the name.</summary>
internal sealed record DeleteReceiverCommand(string Name) : IRequest<bool>, IAdministrativeAct;

internal sealed class DeleteReceiverHandler(IReceiverRepository receivers) : IRequestHandler<DeleteReceiverCommand, bool>
{
    public Task<bool> Handle(DeleteReceiverCommand request, CancellationToken cancellationToken) => receivers.DeleteAsync(request.Name, cancellationToken);
}

/// <summary>Tells a receiver that this is a test. Null when there is none of the name, else the id of what is sent.</summary>
internal sealed record TestReceiverCommand(string Name) : IRequest<Guid?>, IAdministrativeAct;

internal sealed class TestReceiverHandler(IReceiverRepository receivers, IOutboxReader outbox) : IRequestHandler<TestReceiverCommand, Guid?>
{
    public async Task<Guid?> Handle(TestReceiverCommand request, CancellationToken cancellationToken)
        => await receivers.FindAsync(request.Name, cancellationToken) is null ? null : await outbox.AddTestAsync(request.Name, cancellationToken);
}
