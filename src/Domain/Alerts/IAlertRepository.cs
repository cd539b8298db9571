namespace Reporting.Domain.Alerts;

/// <summary>A rule and how it is with it.</summary>
/// <param name="InstanceKey">Of the instance that it is about.</param>
/// <param name="Revision">Grows with each change of the rule.</param>
public sealed record Alert(AlertRule Rule, string InstanceKey, AlertStatus Status, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, long Revision);

/// <summary>A change of a rule's state.</summary>
/// <param name="Reason">Why, where the number alone does not say it.</param>
public sealed record AlertTransition(long Id, string Rule, DateTimeOffset At, AlertState From, AlertState To, double? Value, string? Reason);

/// <summary>What became of a rule that was to be saved.</summary>
/// <param name="Alert">As it now stands; null where it was not saved.</param>
/// <param name="OtherInstance">The key of the instance that has a rule of the name already.</param>
/// <param name="IsFull">Whether the instance has as many rules as it may.</param>
public sealed record AlertSaving(Alert? Alert, bool Created, string? OtherInstance = null, bool IsFull = false);

/// <summary>The alert rules in the database, those of deleted instances left out; each change of a rule is in the audit.</summary>
public interface IAlertRepository
{
    /// <summary>All rules by name (ordinal), or those of one instance.</summary>
    Task<IReadOnlyList<Alert>> ReadAllAsync(int? instanceId, CancellationToken cancellationToken);

    /// <returns>Null when there is none of that name.</returns>
    Task<Alert?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Makes a rule or changes it. Where it watches something else than before, its state begins anew, and those who were told that it fires are told that it is over.</summary>
    /// <param name="maxRules">How many rules an instance may have.</param>
    Task<AlertSaving> SaveAsync(AlertRule rule, int maxRules, CancellationToken cancellationToken);

    /// <summary>Removes a rule with its history; those who were told that it fires are told that it is over.</summary>
    /// <returns>False when there is none of that name.</returns>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Stores a status; with a change of state also its place in the history and what receivers are told, all or nothing.</summary>
    /// <param name="alert">The rule with the status that the new one follows.</param>
    /// <returns>False when rule or state have changed meanwhile; nothing is stored then.</returns>
    Task<bool> ChangeAsync(Alert alert, AlertStatus status, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Changes of a rule's state, newest first.</summary>
    /// <param name="before">The id of the change that those wanted are older than; null for the newest.</param>
    Task<IReadOnlyList<AlertTransition>> ReadHistoryAsync(string name, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Changes of state of all rules of an instance since a time, oldest first.</summary>
    Task<IReadOnlyList<AlertTransition>> ReadTransitionsAsync(int instanceId, DateTimeOffset since, CancellationToken cancellationToken);
}
