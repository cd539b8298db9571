using MediatR;
using Reporting.Domain.Sources;

namespace Reporting.Application.Sources;

/// <summary>Has a source read now, without waiting for it.</summary>
internal sealed record RequestSyncCommand(string Name) : IRequest<SyncRequest>;

internal sealed class RequestSyncHandler(ISources sources) : IRequestHandler<RequestSyncCommand, SyncRequest>
{
    public Task<SyncRequest> Handle(RequestSyncCommand request, CancellationToken cancellationToken) => sources.RequestSyncAsync(request.Name, cancellationToken);
}
