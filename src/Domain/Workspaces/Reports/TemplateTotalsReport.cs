using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>How much each template was used in a window, by template id; templates without usage are left out.</summary>
public sealed record TemplateTotalsReport(IReadOnlyList<TemplateTotals> Templates) : IReport
{
    public int Rows => Templates.Count;
}

/// <param name="Name">Null where the template is not known.</param>
/// <param name="ActiveUsers">Distinct users.</param>
/// <param name="Seconds">Minutes of use of all users times 60.</param>
public sealed record TemplateTotals(Guid TemplateId, string? Name, int ActiveUsers, long Seconds);

/// <summary>How much each template was used, in seconds.</summary>
public interface ITemplateTotalsReader
{
    /// <summary>One entry for each template with a half hour of usage wholly inside the window, by template id.</summary>
    Task<IReadOnlyList<TemplateTotals>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken);
}
