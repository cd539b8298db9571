using System.Text.Json;
using Reporting.Domain.Access;

namespace Reporting.Api.Native;

/// <summary>An administrative act that took effect.</summary>
/// <param name="Actor">The name of the token that was shown; service where the service itself acted, operator and a name of the system where a command did.</param>
/// <param name="ActorToken">The id of that token.</param>
/// <param name="Address">Where the request came from.</param>
/// <param name="Instance">The key of the instance that it was about, or that its token is bound to.</param>
/// <param name="Token">The id of the token that it was about.</param>
/// <param name="Details">What was set.</param>
internal sealed record AuditContract(
    long Id,
    DateTimeOffset At,
    string Actor,
    long? ActorToken,
    string? Address,
    AuditAct Act,
    string? Instance,
    long? Token,
    JsonElement Details)
{
    public static AuditContract Of(AuditEntry entry) => new(
        entry.Id,
        entry.At,
        entry.Actor.Name,
        entry.Actor.TokenId,
        entry.Actor.Address,
        entry.Act,
        entry.InstanceKey,
        entry.TokenId,
        JsonElement.Parse(entry.Details));
}
