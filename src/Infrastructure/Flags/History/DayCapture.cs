using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Flags.History;

/// <summary>
/// Captures what the records of instances say right after a day of UTC has ended: who was seen lately, and which flags are
/// stale without an event that says so. Only collections that were received or read on that day count.
/// </summary>
internal sealed class DayCapture(IServiceScopeFactory scopes)
{
    /// <summary>Later than this, records are about the next day; the day that ended is then known from events alone.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromHours(1);

    /// <summary>The day that ended, while records are still about it; null later in the day.</summary>
    public static DateOnly? EndedDay(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return now - StartOf(today) <= Timeout ? today.AddDays(-1) : null;
    }

    /// <summary>The instances whose days are captured.</summary>
    public async Task<IReadOnlyList<int>> ReadInstancesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kind = nameof(InstanceKind.Flags).ToLowerInvariant();
        return await scope.ServiceProvider.GetRequiredService<ReportingDbContext>().Set<InstanceEntity>()
            .Where(instance => instance.Kind == kind)
            .OrderBy(instance => instance.Id)
            .Select(instance => instance.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Captures a day of an instance. Servers do it one after the other, and what one has captured stands.</summary>
    /// <returns>Whether anything was captured.</returns>
    public async Task<bool> CaptureAsync(int instanceId, DateOnly day, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await CaptureAsync(scope.ServiceProvider, instanceId, day, cancellationToken);
    }

    private static async Task<bool> CaptureAsync(IServiceProvider services, int instanceId, DateOnly day, CancellationToken cancellationToken)
    {
        var context = services.GetRequiredService<ReportingDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock('flags.user_trends'::regclass::oid::integer, {instanceId})", cancellationToken);
        if (!await InstanceLock.TakeAsync((NpgsqlConnection)context.Database.GetDbConnection(), instanceId, cancellationToken))
        {
            return false;
        }

        var received = await ReadReceivedAsync(context, instanceId, day, cancellationToken);
        var snapshot = new DaySnapshot(context, services.GetRequiredService<IInstanceHistoryReader>(), instanceId, day);
        if (received.Contains("users", StringComparer.Ordinal))
        {
            await snapshot.AddUsersAsync(cancellationToken);
        }

        if (received.Contains("flags", StringComparer.Ordinal))
        {
            await snapshot.AddFlagsAsync(received.Contains("projects", StringComparer.Ordinal), cancellationToken);
        }

        if (await context.SaveChangesAsync(cancellationToken) == 0)
        {
            return false;
        }

        await context.Database.ExecuteSqlRawAsync(SqlFile.Read("raise_data_version.sql"), [new NpgsqlParameter<int>("instance", instanceId)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The collections that came on the day or later, by requests or from a source, which has them as they are also where nothing changed.</summary>
    private static Task<List<string>> ReadReceivedAsync(ReportingDbContext context, int instanceId, DateOnly day, CancellationToken cancellationToken)
        => context.Database.SqlQueryRaw<string>(
            SqlFile.Read("received_collections.sql"), new NpgsqlParameter<int>("instance", instanceId), new NpgsqlParameter<DateTimeOffset>("since", StartOf(day)))
            .ToListAsync(cancellationToken);

    internal static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
