namespace Reporting.Domain.Access;

/// <summary>What was done. Names are kept in the database and told to clients: they may be added to, never changed.</summary>
public enum AuditAct
{
    InstanceCreated,
    InstanceChanged,
    InstanceDeleted,
    TokenCreated,
    TokenRevoked,
    AlertCreated,
    AlertChanged,
    AlertDeleted,
    SignedIn,
    SignInRefused,
    SignedOutByProvider,
    UserErased,
    SignedOut,

    /// <summary>Somebody else's session was ended by hand.</summary>
    SessionEnded,
    ReceiverCreated,
    ReceiverChanged,
    ReceiverDeleted,
    ReceiverTested,
    NotificationRetried,
    ScheduleCreated,
    ScheduleChanged,
    ScheduleDeleted,
}

/// <summary>An administrative act that took effect.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="InstanceKey">The instance that it was about, or that its token is bound to.</param>
/// <param name="TokenId">The token that it was about.</param>
/// <param name="Details">What was set, as a JSON object; never a secret.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, Actor Actor, AuditAct Act, string? InstanceKey, long? TokenId, string Details);
