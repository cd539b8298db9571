using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Who does what is done in this scope: who sent the request, else the service itself.</summary>
internal sealed class RequestActor
{
    public Actor Actor { get; set; } = Actor.Service;
}
