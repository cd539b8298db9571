using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using NpgsqlTypes;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Ingestion;

/// <summary>
/// Reads records back in one snapshot of the database. A merge raises the data version in its transaction and holds that row until it ends, so that the
/// versions of an instance are committed in their order: a snapshot that shows a version shows all that changed up to it, and nothing later.
/// </summary>
internal sealed class RecordChanges(ReportingDbContext context) : IRecordChanges
{
    public async Task<long> ReadAsync<TRecord>(
        Instance instance, string collection, ChangedSince? since, Func<ChangedRecords, Task> begin, Func<TRecord, ValueTask> take, CancellationToken cancellationToken)
        where TRecord : class
    {
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await context.Database.ExecuteSqlRawAsync(StatementTime.Unlimited, cancellationToken);
        var changed = await ReadChangedAsync(instance.Id, collection, since, cancellationToken);
        await begin(changed);
        var (all, records) = (context.Set<TRecord>().AsNoTracking().Where(record => EF.Property<int>(record, RecordAnnotations.InstanceId) == instance.Id), 0L);
        foreach (var part in changed.IsWhole ? [all] : Spans(changed.Days).Select(span => Within(all, span)))
        {
            await foreach (var record in part.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                await take(record);
                records++;
            }
        }

        return records;
    }

    private async Task<ChangedRecords> ReadChangedAsync(int instanceId, string collection, ChangedSince? since, CancellationToken cancellationToken)
    {
        var rows = await context.QueryAsync<ChangedDayRow>(
            "changed_days.sql",
            instanceId,
            [
                new NpgsqlParameter<string>("collection", collection),
                new NpgsqlParameter("version", NpgsqlDbType.Bigint) { Value = (object?)since?.Version ?? DBNull.Value },
                new NpgsqlParameter("since_time", NpgsqlDbType.TimestampTz) { Value = (object?)since?.At?.ToUniversalTime() ?? DBNull.Value },
            ],
            cancellationToken);
        var days = rows.Where(row => row.Day is not null).Select(row => row.Day!.Value).ToList();
        var isWhole = since is null || days.Contains(DateOnly.MinValue);
        return new ChangedRecords(rows.Count > 0 ? rows[0].Version : 0, isWhole, isWhole ? [] : days);
    }

    /// <summary>Days that follow each other are read at once.</summary>
    private static IEnumerable<(DateOnly First, DateOnly Last)> Spans(IReadOnlyList<DateOnly> days)
        => days
            .Select((day, index) => (Day: day, Gap: day.DayNumber - index))
            .GroupBy(day => day.Gap)
            .Select(span => (span.First().Day, span.Last().Day));

    private IQueryable<TRecord> Within<TRecord>(IQueryable<TRecord> records, (DateOnly First, DateOnly Last) span)
        where TRecord : class
    {
        var time = context.Model.FindEntityType(typeof(TRecord))!.PartitionProperty()!;
        var (start, end) = (Midnight(span.First), Midnight(span.Last.AddDays(1)));
        return records
            .Where(record => EF.Property<DateTimeOffset>(record, time) >= start)
            .Where(record => EF.Property<DateTimeOffset>(record, time) < end);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

/// <param name="Day">The least date stands for all days.</param>
internal sealed record ChangedDayRow(long Version, DateOnly? Day);

internal sealed class ChangedDayRowConfiguration : IEntityTypeConfiguration<ChangedDayRow>
{
    public void Configure(EntityTypeBuilder<ChangedDayRow> builder) => builder.HasNoKey().ToView(null);
}
