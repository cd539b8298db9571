using MediatR;
using Reporting.Application.Notifications;

namespace Reporting.Application.Alerts;

/// <summary>The names of those whom a rule can tell, in order.</summary>
internal sealed record ListReceiverNamesQuery : IRequest<IReadOnlyList<string>>;

internal sealed class ListReceiverNamesHandler(IReceiverRepository receivers) : IRequestHandler<ListReceiverNamesQuery, IReadOnlyList<string>>
{
    public Task<IReadOnlyList<string>> Handle(ListReceiverNamesQuery request, CancellationToken cancellationToken) => receivers.ReadNamesAsync(cancellationToken);
}
