using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class UserActivityReader(ReportingDbContext context) : IUserActivityReader
{
    public async Task<IReadOnlyList<UserActivity>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var days = new WindowDays(window).ToParameters();
        var rows = templates.IsDeployment
            ? await context.AskAsync<UserActivityRow>("user_activity.sql", instanceId, days, cancellationToken)
            : await context.AskAsync<UserActivityRow>("user_activity_of_templates.sql", instanceId, [.. days, templates.ToParameter()], cancellationToken);
        return [.. rows.Select(row => new UserActivity(row.UserId, row.Username, row.AvatarUrl, row.TemplateIds, row.UsageMins * 60))];
    }
}

internal sealed record UserActivityRow(Guid UserId, string Username, string AvatarUrl, Guid[] TemplateIds, long UsageMins);

internal sealed class UserActivityRowConfiguration : IEntityTypeConfiguration<UserActivityRow>
{
    public void Configure(EntityTypeBuilder<UserActivityRow> builder) => builder.HasNoKey().ToView(null);
}
