using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Deletes an instance with its tokens at once; its records are removed later. False when no instance has the key.</summary>
internal sealed record DeleteInstanceCommand(string Key) : IRequest<bool>, IAdministrativeAct;

internal sealed class DeleteInstanceHandler(IInstanceRepository instances, IAccessDirectory directory) : IRequestHandler<DeleteInstanceCommand, bool>
{
    public async Task<bool> Handle(DeleteInstanceCommand request, CancellationToken cancellationToken)
    {
        var deleted = await instances.DeleteAsync(request.Key, cancellationToken);
        await directory.TryRefreshAsync();
        return deleted;
    }
}
