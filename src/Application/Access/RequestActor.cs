using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>The actor of this scope: the sender of the request, else the service itself.</summary>
internal sealed class RequestActor
{
    public Actor Actor { get; set; } = Actor.Service;

    /// <summary>By what limits tell callers apart.</summary>
    public SlotOwner Owner { get; private set; }

    /// <summary>Whoever shows the token acts from then on.</summary>
    public void ActAs(AccessToken token, string? address)
    {
        Actor = new Actor(token.Id > 0 ? token.Id : null, token.Name, address);
        Owner = SlotOwner.Of(token);
    }

    /// <summary>Whoever acts in another scope acts in this one too.</summary>
    public void ActAs(RequestActor other) => (Actor, Owner) = (other.Actor, other.Owner);
}
