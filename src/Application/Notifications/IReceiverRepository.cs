namespace Reporting.Application.Notifications;

/// <summary>Who can be told something.</summary>
internal interface IReceiverRepository
{
    /// <summary>The names of all receivers, in order.</summary>
    Task<IReadOnlyList<string>> ReadNamesAsync(CancellationToken cancellationToken);

    /// <summary>All receivers, in the order of their names.</summary>
    Task<IReadOnlyList<Receiver>> ReadAllAsync(CancellationToken cancellationToken);

    /// <returns>Null when there is none of the name.</returns>
    Task<Receiver?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds or changes a receiver.</summary>
    /// <returns>Null, and nothing is changed, when it needs a secret, none is given, and none of its kind is kept.</returns>
    Task<(Receiver Receiver, bool Created)?> SaveAsync(ReceiverDraft draft, CancellationToken cancellationToken);

    /// <returns>False when there is none of the name.</returns>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);
}
