using Reporting.Domain.Access;

namespace Reporting.Testing.Service;

/// <summary>Instances that show their users as they are, as all do that say nothing else.</summary>
internal sealed class ShownNames : IUserMasks
{
    public static readonly ShownNames Instance = new();

    private static readonly UserMask Mask = new(UserPrivacy.Names, UserKey.Make());

    public Task<UserMask> ReadAsync(int instanceId, CancellationToken cancellationToken) => Task.FromResult(Mask);
}
