using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Forgets who a user of an instance was; null when there is no such instance.</summary>
internal sealed record EraseUserCommand(string InstanceKey, string UserId) : IRequest<ErasureState?>, IAdministrativeAct
{
    public string? WaitsForMergesOf => InstanceKey;
}

internal sealed class EraseUserHandler(IAccessDirectory directory, IUserErasure erasure) : IRequestHandler<EraseUserCommand, ErasureState?>
{
    public async Task<ErasureState?> Handle(EraseUserCommand request, CancellationToken cancellationToken)
        => await directory.FindInstanceAsync(request.InstanceKey, cancellationToken) is { } instance
            ? await erasure.EraseAsync(instance, request.UserId, cancellationToken)
            : null;
}
