using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using NpgsqlTypes;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class FlagUseReader(ReportingDbContext context) : IFlagUseReader
{
    public async Task<IReadOnlyList<ListedFlag>> ReadFlagsAsync(int instanceId, FlagListFilter filter, CancellationToken cancellationToken)
    {
        NpgsqlParameter[] parameters =
        [
            new NpgsqlParameter<string[]>("projects", [.. filter.Projects]),
            new NpgsqlParameter<string[]>("states", [.. filter.States]),
            new("unused_since", NpgsqlDbType.Date) { Value = filter.UnusedSince is { } since ? since : DBNull.Value },
        ];
        return await context.QueryAsync<ListedFlag>("flag_list.sql", instanceId, parameters, cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationUse>> ReadApplicationsAsync(int instanceId, IReadOnlyList<string> projects, TimeWindow window, CancellationToken cancellationToken)
    {
        NpgsqlParameter[] parameters =
        [
            new NpgsqlParameter<string[]>("projects", [.. projects]),
            new NpgsqlParameter<DateTimeOffset>("window_start", window.StartUtc),
            new NpgsqlParameter<DateTimeOffset>("window_end", window.EndUtc),
        ];
        return await context.QueryAsync<ApplicationUse>("application_use.sql", instanceId, parameters, cancellationToken);
    }
}

internal sealed class ListedFlagConfiguration : IEntityTypeConfiguration<ListedFlag>
{
    public void Configure(EntityTypeBuilder<ListedFlag> builder) => builder.HasNoKey().ToView(null);
}

internal sealed class ApplicationUseConfiguration : IEntityTypeConfiguration<ApplicationUse>
{
    public void Configure(EntityTypeBuilder<ApplicationUse> builder) => builder.HasNoKey().ToView(null).Ignore(use => use.Requests);
}
