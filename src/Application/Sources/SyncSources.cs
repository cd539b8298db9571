using MediatR;
using Reporting.Domain.Sources;

namespace Reporting.Application.Sources;

/// <summary>Reads a source once and waits for it.</summary>
internal sealed record SyncSourceCommand(string Name, IProgress<SourceStatus> Progress) : IRequest<SyncSourceOutcome>;

internal abstract record SyncSourceOutcome
{
    public sealed record Read(IReadOnlyList<SourceChange> Changes) : SyncSourceOutcome;

    public sealed record Failed(string Reason) : SyncSourceOutcome;
}

internal sealed class SyncSourceHandler(ISourceOperations operations) : IRequestHandler<SyncSourceCommand, SyncSourceOutcome>
{
    public async Task<SyncSourceOutcome> Handle(SyncSourceCommand request, CancellationToken cancellationToken)
    {
        try
        {
            return new SyncSourceOutcome.Read(await operations.SyncAsync(request.Name, request.Progress, cancellationToken));
        }
        catch (SourceFailedException exception)
        {
            return new SyncSourceOutcome.Failed(exception.Message);
        }
    }
}
