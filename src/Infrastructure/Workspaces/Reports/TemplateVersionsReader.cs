using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class TemplateVersionsReader(ReportingDbContext context) : ITemplateVersionsReader
{
    public async Task<IReadOnlyList<TemplateVersionUse>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (start, end) = (new NpgsqlParameter<DateTimeOffset>("window_start", window.StartUtc), new NpgsqlParameter<DateTimeOffset>("window_end", window.EndUtc));
        var rows = await context.QueryAsync<BuiltVersionRow>("built_versions.sql", instanceId, [start, end, templates.ToParameter()], cancellationToken);
        return
        [
            .. rows
                .OrderBy(row => row.TemplateId)
                .ThenByDescending(row => row.LastBuiltAt)
                .ThenBy(row => row.VersionId)
                .Select(row => new TemplateVersionUse(row.TemplateId, row.VersionId, row.Workspaces, row.Builds, row.FirstBuiltAt, row.LastBuiltAt)),
        ];
    }
}

internal sealed record BuiltVersionRow(Guid TemplateId, Guid VersionId, long Workspaces, long Builds, DateTimeOffset FirstBuiltAt, DateTimeOffset LastBuiltAt);

internal sealed class BuiltVersionRowConfiguration : IEntityTypeConfiguration<BuiltVersionRow>
{
    public void Configure(EntityTypeBuilder<BuiltVersionRow> builder) => builder.HasNoKey().ToView(null);
}
