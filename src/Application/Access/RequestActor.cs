using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>The actor of this scope: the sender of the request, else the service itself.</summary>
internal sealed class RequestActor
{
    /// <summary>Beyond the ids of tokens.</summary>
    private const long FirstOfInstances = 1L << 62;

    public Actor Actor { get; set; } = Actor.Service;

    /// <summary>By what limits tell callers apart: the id of the token, which is below zero for each whom a product or a provider let in; 0 for the service itself.</summary>
    public long CallerId { get; private set; }

    /// <summary>By what limits tell administrators apart: those of one instance, who can make tokens for each other, are one.</summary>
    public long AdministratorId { get; private set; }

    /// <summary>Whoever shows the token acts from then on.</summary>
    public void ActAs(AccessToken token, string? address)
    {
        Actor = new Actor(token.Id > 0 ? token.Id : null, token.Name, address);
        CallerId = token.Id;
        AdministratorId = token.InstanceId is { } instance ? FirstOfInstances + instance : token.Id;
    }

    /// <summary>Whoever acts in another scope acts in this one too.</summary>
    public void ActAs(RequestActor other) => (Actor, CallerId, AdministratorId) = (other.Actor, other.CallerId, other.AdministratorId);
}
