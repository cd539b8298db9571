using Microsoft.Extensions.Logging;
using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

/// <summary>Says in the log how a source goes: what changes, and a failure that lasts once an hour.</summary>
internal sealed class SourceLog(string source, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan BetweenReminders = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenAdvances = TimeSpan.FromSeconds(5);

    private DateTimeOffset? failureLoggedAt;
    private bool isCurrent;
    private long advanceLoggedAt;

    public void Succeed(long records)
    {
        if (failureLoggedAt is not null || !isCurrent)
        {
            logger.LogInformation("Source {Source} is current; {Records} records have been read", source, records);
        }

        failureLoggedAt = null;
        isCurrent = true;
    }

    /// <param name="cause">The stack is logged for exceptions without a message of their own here.</param>
    public void Fail(string reason, Exception? cause)
    {
        var now = clock.GetUtcNow();
        if (failureLoggedAt is { } last && now - last < BetweenReminders)
        {
            return;
        }

        failureLoggedAt = now;
        var isExpected = cause is null or Npgsql.NpgsqlException or ProductFailedException or SourceTakenOverException or OwnDatabaseFailedException or Domain.Ingestion.InstanceGoneException or TimeoutException;
        logger.LogWarning(isExpected ? null : cause, "Source {Source} can't be read: {Reason}", source, reason);
    }

    public void Advance(SourceCollectionStatus collection)
    {
        if (collection.Progress is { } share && (advanceLoggedAt == 0 || clock.GetElapsedTime(advanceLoggedAt) >= BetweenAdvances))
        {
            advanceLoggedAt = clock.GetTimestamp();
            logger.LogInformation("Source {Source}: {Percent} % of {Collection} read, {Records} records", source, (int)(share * 100), collection.Collection, collection.RecordsRead);
        }
    }
}
