using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class TemplateDirectory(ReportingDbContext context) : ITemplateDirectory
{
    public Task<bool> ExistsAsync(int instanceId, Guid templateId, CancellationToken cancellationToken)
        => context.Set<Template>().AnyAsync(
            template => EF.Property<int>(template, RecordAnnotations.InstanceId) == instanceId && template.Id == templateId && !template.Deleted,
            cancellationToken);

    /// <summary>The names of those among the ids that are known, deleted or not.</summary>
    public static Task<Dictionary<Guid, string>> ReadNamesAsync(ReportingDbContext context, int instanceId, Guid[] ids, CancellationToken cancellationToken)
        => context.Set<Template>()
            .Where(template => EF.Property<int>(template, RecordAnnotations.InstanceId) == instanceId && ids.Contains(template.Id))
            .ToDictionaryAsync(template => template.Id, template => template.Name, cancellationToken);
}
