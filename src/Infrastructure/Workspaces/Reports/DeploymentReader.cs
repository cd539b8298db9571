using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class DeploymentReader(ReportingDbContext context) : IDeploymentReader
{
    public async Task<IReadOnlyList<Account>> ReadAccountsAsync(int instanceId, CancellationToken cancellationToken)
    {
        var accounts = await context.Set<User>()
            .AsNoTracking()
            .Where(user => EF.Property<int>(user, RecordAnnotations.InstanceId) == instanceId && !user.Deleted && !user.IsSystem)
            .Select(user => new Account(user.Id, user.Username, user.Status, null))
            .ToListAsync(cancellationToken);
        return [.. accounts.OrderBy(account => account.Username, StringComparer.Ordinal).ThenBy(account => account.UserId)];
    }

    public async Task<IReadOnlyList<KnownTemplate>> ReadTemplatesAsync(int instanceId, CancellationToken cancellationToken)
    {
        var templates = await context.Set<Template>()
            .AsNoTracking()
            .Where(template => EF.Property<int>(template, RecordAnnotations.InstanceId) == instanceId && !template.Deleted)
            .Select(template => new KnownTemplate(template.Id, template.Name, template.DisplayName))
            .ToListAsync(cancellationToken);
        return [.. templates.OrderBy(template => template.Name, StringComparer.Ordinal).ThenBy(template => template.TemplateId)];
    }
}
