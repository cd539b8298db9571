using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Deletes an instance with its tokens at once and has its records removed after that; false when there is none of that key.</summary>
internal sealed record DeleteInstanceCommand(string Key) : IRequest<bool>;

internal sealed class DeleteInstanceHandler(IInstanceRepository instances, IAccessDirectory directory) : IRequestHandler<DeleteInstanceCommand, bool>
{
    public async Task<bool> Handle(DeleteInstanceCommand request, CancellationToken cancellationToken)
    {
        var deleted = await instances.DeleteAsync(request.Key, cancellationToken);
        await directory.RefreshAsync(cancellationToken);
        return deleted;
    }
}
