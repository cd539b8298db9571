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

/// <summary>How much each template was used in each day, week or month of a span.</summary>
/// <param name="Dates">The day, or the first day of the week or month, oldest first.</param>
/// <param name="Templates">Those that were used, by template id.</param>
public sealed record TemplateTrendsReport(IReadOnlyList<DateOnly> Dates, IReadOnlyList<TemplateTrend> Templates) : IReport
{
    public int Rows => Dates.Count * Templates.Count;
}

/// <param name="Name">Null where the template is not known.</param>
/// <param name="Use">Of each interval.</param>
public sealed record TemplateTrend(Guid TemplateId, string? Name, IReadOnlyList<TemplateUse> Use);

/// <param name="ActiveUsers">Distinct users.</param>
/// <param name="Seconds">Minutes of use of all users times 60.</param>
public readonly record struct TemplateUse(int ActiveUsers, long Seconds);

/// <summary>How much each template was used.</summary>
public interface ITemplateTotalsReader
{
    /// <summary>One entry for each template with a half hour of usage wholly inside one of the windows, by template id.</summary>
    /// <param name="windows">Ascending, without overlaps; each is cut to whole half hours inside it.</param>
    Task<IReadOnlyList<TemplateTrend>> ReadAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken);
}
