using Microsoft.EntityFrameworkCore;
using Npgsql;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class InstanceStatisticsReader(ReportingDbContext context) : IInstanceStatisticsReader
{
    private static readonly string[] StrategyCollections = ["flags", "flag-strategies"];

    public Task<InstanceSettings?> ReadSettingsAsync(int instanceId, CancellationToken cancellationToken)
        => context.Set<InstanceSettings>()
            .AsNoTracking()
            .Where(settings => EF.Property<int>(settings, RecordAnnotations.InstanceId) == instanceId)
            .OrderBy(settings => settings.SourceInstanceId)
            .FirstOrDefaultAsync(cancellationToken);

    public async Task<InstanceCounts> CountAsync(int instanceId, CountedSpan span, CancellationToken cancellationToken)
    {
        NpgsqlParameter[] parameters =
        [
            new NpgsqlParameter<DateTimeOffset>("before", span.Before),
            new NpgsqlParameter<DateOnly>("last_day", span.LastDay),
            new NpgsqlParameter<DateTimeOffset>("deleted_since", span.DeletedSince),
        ];
        var rows = await context.QueryAsync<InstanceCounts>("instance_counts.sql", instanceId, parameters, cancellationToken);
        return rows.Single();
    }

    public Task<long> ReadStrategiesVersionAsync(int instanceId, CancellationToken cancellationToken)
        => context.Set<CollectionEntity>()
            .Where(kept => kept.InstanceId == instanceId && StrategyCollections.Contains(kept.Collection))
            .SumAsync(kept => kept.Version, cancellationToken);

    public async Task<UsedStrategies> ReadStrategiesAsync(int instanceId, CancellationToken cancellationToken)
    {
        var rows = await context.QueryAsync<UsedStrategies>("used_strategies.sql", instanceId, [], cancellationToken);
        return rows.Single();
    }

    public async Task<IReadOnlyDictionary<string, long>> CountApiTokensAsync(int instanceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var rows = await context.QueryAsync<ApiTokensRow>("api_tokens_by_type.sql", instanceId, [new NpgsqlParameter<DateTimeOffset>("before", before)], cancellationToken);
        return rows.ToDictionary(row => row.Type, row => row.Tokens, StringComparer.Ordinal);
    }

    public Task<IReadOnlyList<SeenSince>> CountUsersAsync(int instanceId, IReadOnlyList<DateTimeOffset> times, CancellationToken cancellationToken)
        => CountSeenAsync("users_seen_since.sql", instanceId, times, cancellationToken);

    public Task<IReadOnlyList<SeenSince>> CountApplicationsAsync(int instanceId, IReadOnlyList<DateTimeOffset> times, CancellationToken cancellationToken)
        => CountSeenAsync("applications_seen_since.sql", instanceId, times, cancellationToken);

    public async Task<IReadOnlyList<long>> CountProductionChangesAsync(
        int instanceId, IReadOnlyList<DateOnly> firstDays, DateOnly lastDay, CancellationToken cancellationToken)
    {
        NpgsqlParameter[] parameters = [new NpgsqlParameter<DateOnly[]>("days", [.. firstDays]), new NpgsqlParameter<DateOnly>("last_day", lastDay)];
        var rows = await context.QueryAsync<ProductionChangesRow>("production_changes.sql", instanceId, parameters, cancellationToken);
        return [.. rows.OrderBy(row => row.Position).Select(row => row.Updates)];
    }

    public async Task<PreviousDayMetrics> CountMetricsAsync(int instanceId, DateOnly day, CancellationToken cancellationToken)
    {
        var days = context.Set<MetricDay>().Where(flag => flag.InstanceId == instanceId && flag.Day == day);
        var sums = await days
            .GroupBy(flag => flag.Day)
            .Select(flags => new { Buckets = flags.Sum(flag => flag.Buckets), Variants = flags.Sum(flag => flag.Variants) })
            .SingleOrDefaultAsync(cancellationToken);
        return new PreviousDayMetrics(sums?.Buckets ?? 0, sums?.Variants ?? 0);
    }

    public async Task<IReadOnlyDictionary<DateOnly, long>> SumEdgeNodesAsync(int instanceId, DateOnly start, DateOnly end, CancellationToken cancellationToken)
    {
        NpgsqlParameter[] parameters = [new NpgsqlParameter<DateOnly>("first_day", start), new NpgsqlParameter<DateOnly>("end_day", end)];
        var rows = await context.QueryAsync<EdgeNodesRow>("edge_nodes_by_month.sql", instanceId, parameters, cancellationToken);
        return rows.ToDictionary(row => row.Month, row => row.Nodes);
    }

    private async Task<IReadOnlyList<SeenSince>> CountSeenAsync(string file, int instanceId, IReadOnlyList<DateTimeOffset> times, CancellationToken cancellationToken)
    {
        var rows = await context.QueryAsync<SeenSinceRow>(file, instanceId, [new NpgsqlParameter<DateTimeOffset[]>("times", [.. times])], cancellationToken);
        return [.. rows.OrderBy(row => row.Position).Select(row => new SeenSince(row.Seen, row.Earliest))];
    }
}
