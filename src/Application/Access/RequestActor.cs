using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>The actor of this scope: the sender of the request, else the service itself.</summary>
internal sealed class RequestActor
{
    public Actor Actor { get; set; } = Actor.Service;
}
