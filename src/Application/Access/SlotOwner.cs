using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Whoever takes slots.</summary>
/// <param name="Id">Of the token, which is below zero for each whom a product or a provider let in; 0 for the service itself.</param>
/// <param name="GroupId">The same for all whose tokens are bound to one instance, since its administrators can make more of them; else the owner's alone.</param>
internal readonly record struct SlotOwner(long Id, long GroupId)
{
    /// <summary>Beyond the ids of tokens.</summary>
    private const long FirstOfInstances = 1L << 62;

    /// <summary>Who shares with nobody.</summary>
    public static SlotOwner Alone(long id) => new(id, id);

    public static SlotOwner Of(AccessToken token) => new(token.Id, token.InstanceId is { } instance ? FirstOfInstances + instance : token.Id);
}
