using Npgsql;
using Reporting.Domain.Flags;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class InstanceHistoryReader(ReportingDbContext context) : IInstanceHistoryReader
{
    private static readonly string[] Types = [.. FlagTypes.Lifetimes.Keys];

    public async Task<IReadOnlyList<UserDay>> ReadUsersAsync(int instanceId, DateOnly first, DateOnly last, CancellationToken cancellationToken)
        => await context.QueryAsync<UserDay>("user_days.sql", instanceId, Window(first, last.AddDays(1)), cancellationToken);

    public async Task<IReadOnlyList<FlagsOfType>> CountFlagsAsync(int instanceId, DateTimeOffset before, CancellationToken cancellationToken)
        => await context.QueryAsync<FlagsOfType>("flags_by_type.sql", instanceId, Overdue(before), cancellationToken);

    /// <summary>Before when flags of each type had to be created to be overdue at a time.</summary>
    public static NpgsqlParameter[] Overdue(DateTimeOffset before) =>
    [
        new NpgsqlParameter<DateTimeOffset>("before", before),
        new NpgsqlParameter<string[]>("types", Types),
        new NpgsqlParameter<DateTimeOffset[]>("times", [.. FlagTypes.Lifetimes.Values.Select(days => before.AddDays(-days))]),
    ];

    /// <param name="end">Exclusive.</param>
    public static NpgsqlParameter[] Window(DateOnly first, DateOnly end)
        => [new NpgsqlParameter<DateOnly>("first_day", first), new NpgsqlParameter<DateOnly>("end_day", end)];
}
