namespace Reporting.Application.Notifications;

/// <summary>Who can be told something.</summary>
internal interface IReceiverRepository
{
    /// <summary>The names of all receivers, in order.</summary>
    Task<IReadOnlyList<string>> ReadNamesAsync(CancellationToken cancellationToken);
}
