namespace Reporting.Domain.Workspaces;

/// <summary>Which templates a report is about; none named means the whole deployment.</summary>
public sealed record TemplateFilter(IReadOnlyList<Guid> TemplateIds)
{
    public static readonly TemplateFilter Deployment = new([]);

    public bool IsDeployment => TemplateIds.Count == 0;
}
