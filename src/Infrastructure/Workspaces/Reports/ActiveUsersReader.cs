using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class ActiveUsersReader(ReportingDbContext context) : IActiveUsersReader
{
    public async Task<IReadOnlyList<int>> CountAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var pieces = new WindowPieces(windows).ToParameters();
        var rows = templates.IsDeployment
            ? await context.AskAsync<WindowUsersRow>("active_users.sql", instanceId, pieces, cancellationToken)
            : await context.AskAsync<WindowUsersRow>("active_users_of_templates.sql", instanceId, [.. pieces, templates.ToParameter()], cancellationToken);
        var counts = new int[windows.Count];
        foreach (var row in rows)
        {
            counts[row.WindowIndex] = row.Users;
        }

        return counts;
    }
}

internal sealed record WindowUsersRow(int WindowIndex, int Users);

internal sealed class WindowUsersRowConfiguration : IEntityTypeConfiguration<WindowUsersRow>
{
    public void Configure(EntityTypeBuilder<WindowUsersRow> builder) => builder.HasNoKey().ToView(null);
}
