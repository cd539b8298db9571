using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class LifecycleReader(ReportingDbContext context) : ILifecycleReader
{
    public async Task<IReadOnlyDictionary<string, StageInsights>> ReadStagesAsync(
        int instanceId, IReadOnlyList<string> projects, DateOnly today, DateTimeOffset newSince, CancellationToken cancellationToken)
    {
        NpgsqlParameter[] parameters =
        [
            new NpgsqlParameter<string[]>("projects", [.. projects]),
            new NpgsqlParameter<DateOnly>("last_day", today),
            new NpgsqlParameter<DateTimeOffset>("window_start", newSince),
        ];
        var rows = await context.QueryAsync<StageRow>("flags_by_stage.sql", instanceId, parameters, cancellationToken);
        return rows.ToDictionary(row => row.Stage, row => row.ToInsights(), StringComparer.Ordinal);
    }
}

internal sealed record StageRow(
    string Stage,
    long Total,
    long ExperimentalOlder,
    long ExperimentalNew,
    long ReleaseOlder,
    long ReleaseNew,
    long PermanentOlder,
    long PermanentNew,
    double MedianSoFar,
    double MedianSpent)
{
    public StageInsights ToInsights() => new()
    {
        Categories = new StageCategories(new(ExperimentalOlder, ExperimentalNew), new(ReleaseOlder, ReleaseNew), new(PermanentOlder, PermanentNew)),
        MedianDaysHistorically = Math.Round(MedianSpent, 1, MidpointRounding.AwayFromZero),
        MedianDaysInCurrentStage = MedianSoFar,
        TotalFlags = Total,
    };
}

internal sealed class StageRowConfiguration : IEntityTypeConfiguration<StageRow>
{
    public void Configure(EntityTypeBuilder<StageRow> builder) => builder.HasNoKey().ToView(null);
}
