namespace Reporting.Domain.Workspaces.Reports;

/// <summary>The templates of one deployment.</summary>
public interface ITemplateDirectory
{
    /// <summary>Whether the template is known and not deleted.</summary>
    Task<bool> ExistsAsync(int instanceId, Guid templateId, CancellationToken cancellationToken);
}
