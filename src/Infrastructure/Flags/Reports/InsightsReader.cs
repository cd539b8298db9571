using Npgsql;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class InsightsReader(ReportingDbContext context) : IInsightsReader
{
    public async Task<DateOnly?> FindFirstDayAsync(int instanceId, CancellationToken cancellationToken)
    {
        var rows = await context.QueryAsync<FirstDayRow>("first_day.sql", instanceId, [], cancellationToken);
        return rows.Single().Day;
    }

    /// <summary>The lists are filled when the batch is run.</summary>
    public async Task<InsightFacts> ReadAsync(int instanceId, InsightPeriod period, CancellationToken cancellationToken)
    {
        var batch = new ReportBatch(context, instanceId);
        NpgsqlParameter[] Days() => InstanceHistoryReader.Window(period.FirstDay, period.LastDay.AddDays(1));
        NpgsqlParameter[] Weeks() => InstanceHistoryReader.Window(period.FirstWeek.Monday, period.LastWeek.Next.Monday);
        var facts = new InsightFacts
        {
            Present = batch.Add("flags_by_type.sql", InstanceHistoryReader.Overdue(period.EndOfToday), Present),
            Projects = batch.Add("projects.sql", [], Project),
            Changes = batch.Add("project_changes.sql", [], Change),
            Deltas = batch.Add("project_deltas.sql", Weeks(), Delta),
            Creations = batch.Add("created_flags.sql", Weeks(), Creation),
            Captured = batch.Add("captured_projects.sql", Weeks(), Captured),
            Metrics = batch.Add("metrics_of_projects.sql", Weeks(), Metrics),
            EnvironmentTypes = batch.Add("environment_types.sql", [], row => row.GetString(0)),
            Updates = batch.Add("environment_type_weeks.sql", Weeks(), row => new UpdatesOfType(row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetInt64(2))),
            Users = batch.Add("user_days.sql", Days(), row => new UserDay(row.GetFieldValue<DateOnly>(0), row.GetInt64(1), row.GetInt64(2))),
            Flags = batch.Add("flag_days.sql", Days(), row => new FlagDay(row.GetFieldValue<DateOnly>(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))),
        };
        await batch.RunAsync(cancellationToken);
        return facts;
    }

    private static FlagsOfType Present(NpgsqlDataReader row)
        => new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));

    private static Project Project(NpgsqlDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(2),
        ArchivedAt = row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3),
        Members = row.IsDBNull(4) ? null : row.GetInt64(4),
    };

    private static ProjectChange Change(NpgsqlDataReader row) => new(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetBoolean(2));

    private static ProjectDelta Delta(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(0),
        row.GetString(1),
        row.GetFieldValue<DateOnly>(2),
        row.GetInt64(3),
        row.GetInt64(4),
        row.GetInt64(5),
        row.GetInt64(6),
        row.GetInt64(7),
        row.GetInt64(8),
        row.GetInt64(9),
        row.GetInt64(10));

    private static CreatedFlags Creation(NpgsqlDataReader row) => new(row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetString(2), row.GetInt64(3));

    private static CapturedProject Captured(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6));

    private static MetricsOfProject Metrics(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6));
}
