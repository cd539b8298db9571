using System.Globalization;
using Reporting.Application.Rules;
using Reporting.Domain.Workspaces;

namespace Reporting.Application.Workspaces;

/// <summary>The parts of cache keys. The offsets count, since answers show times in them.</summary>
internal static class ReportKeys
{
    public static string WindowKey(this IWindowQuery query) => $"{Key(query.StartTime.Time)}|{Key(query.EndTime.Time)}";

    public static string Key(this TemplateFilter templates) => string.Join(',', templates.TemplateIds);

    private static string Key(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
