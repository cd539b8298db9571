using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Reporting.Application.Access;
using Reporting.Application.Alerts;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;
using Reporting.Domain.Time;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

/// <summary>Writes administrative acts down, in the transaction of the act itself: neither is there without the other.</summary>
internal sealed class AuditTrail(ReportingDbContext context, RequestActor actor, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<AlertComparison>(JsonNamingPolicy.SnakeCaseLower), new JsonStringEnumConverter<AlertBase>(JsonNamingPolicy.SnakeCaseLower), new JsonStringEnumConverter<CivilInterval>(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The transaction in which the actor was found good: what is done in it afterwards may revoke his token.</summary>
    private Guid? allowed;

    /// <summary>For the same acts in a transaction of another context.</summary>
    public AuditTrail On(ReportingDbContext other) => ReferenceEquals(other, context) ? this : new(other, actor, clock);

    public Task WriteAsync(AuditAct act, InstanceEntity instance, CancellationToken cancellationToken)
        => WriteAsync(
            act,
            (instance.Id, instance.Key),
            tokenId: null,
            new { instance.Kind, instance.Name, instance.TimeZone, instance.BaseUrl, instance.UserPrivacy },
            cancellationToken);

    public Task WriteAsync(AuditAct act, TokenEntity token, string? instanceKey, CancellationToken cancellationToken)
        => WriteAsync(
            act,
            (token.InstanceId, instanceKey),
            token.Id,
            new { token.Name, token.Role, token.ExpiresAt, token.AllowedNetworks },
            cancellationToken);

    public Task WriteAsync(AuditAct act, AlertRule rule, string instanceKey, CancellationToken cancellationToken)
        => WriteAsync(
            act,
            (rule.InstanceId, instanceKey),
            tokenId: null,
            new
            {
                rule.Name,
                rule.Subject.Series,
                rule.Subject.Interval,
                rule.Subject.Scope,
                Condition = rule.Threshold.Comparison,
                rule.Threshold.Bound,
                rule.Threshold.Resolve,
                rule.Subject.Against,
                rule.Subject.ShareOf,
                For = DurationText.Of(rule.For),
                rule.Receivers,
                rule.Description,
            },
            cancellationToken);

    public Task WriteAsync(AuditAct act, SessionEntity session, IReadOnlyList<string> instances, CancellationToken cancellationToken)
        => WriteAsync(
            act,
            (session.InstanceId, instances.Count > 0 ? instances[0] : null),
            session.TokenId,
            session.ProviderIssuer is null
                ? (object)new { session.Name, session.Role, session.Browser, session.ExpiresAt }
                : new { Issuer = session.ProviderIssuer, Subject = session.ProviderSubject, Group = session.ProviderGroup, session.Role, Instances = instances, session.ExpiresAt },
            cancellationToken);

    public Task WriteAsync(SignInRefusal refusal, CancellationToken cancellationToken)
        => WriteAsync(AuditAct.SignInRefused, (null, null), tokenId: null, refusal, cancellationToken);

    public Task WriteAsync(AuditAct act, Instance instance, object details, CancellationToken cancellationToken)
        => WriteAsync(act, (instance.Id, instance.Key), tokenId: null, details, cancellationToken);

    /// <summary>An act that is about no instance and no token.</summary>
    public Task WriteAsync(AuditAct act, object details, CancellationToken cancellationToken) => WriteAsync(act, (null, null), tokenId: null, details, cancellationToken);

    /// <summary>Looks again, in the transaction of an act, whether its actor may act: what he sent may have taken long to arrive.</summary>
    /// <exception cref="TokenRevokedException">His token was revoked meanwhile.</exception>
    public async Task RequireActorAsync(CancellationToken cancellationToken)
    {
        var transaction = context.Database.CurrentTransaction?.TransactionId;
        if (actor.Actor.TokenId is not { } id || (transaction is not null && transaction == allowed))
        {
            return;
        }

        if (!await context.Set<TokenEntity>().AnyAsync(token => token.Id == id && token.RevokedAt == null, cancellationToken))
        {
            throw new TokenRevokedException();
        }

        allowed = transaction;
    }

    private async Task WriteAsync(AuditAct act, (int? Id, string? Key) instance, long? tokenId, object details, CancellationToken cancellationToken)
    {
        await RequireActorAsync(cancellationToken);
        context.Add(new AuditEntity
        {
            At = clock.GetUtcNow(),
            Actor = actor.Actor.Name,
            ActorTokenId = actor.Actor.TokenId,
            Address = actor.Actor.Address,
            Act = act,
            InstanceId = instance.Id,
            InstanceKey = instance.Key,
            TokenId = tokenId,
            Details = JsonSerializer.Serialize(details, Wire),
        });
        await context.SaveChangesAsync(cancellationToken);
    }
}
