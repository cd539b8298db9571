namespace Reporting.Domain.Workspaces.Reports;

public interface ITemplateDirectory
{
    /// <summary>Whether the template is known and not deleted.</summary>
    Task<bool> ExistsAsync(int instanceId, Guid templateId, CancellationToken cancellationToken);
}
