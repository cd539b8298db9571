using System.Data.Common;

namespace Reporting.Application.Notifications;

/// <summary>Takes in what is to be sent. It is sent by whichever server comes first, soon after the transaction is committed.</summary>
internal interface INotificationOutbox
{
    /// <summary>Adds the notification for each of its receivers in the caller's transaction: it is sent if that is committed, and never if it is not.</summary>
    Task AddAsync(Notification notification, DbTransaction transaction, CancellationToken cancellationToken);
}
