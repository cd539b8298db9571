using Npgsql;
using Reporting.Domain.Workspaces;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal static class TemplateParameters
{
    public static NpgsqlParameter ToParameter(this TemplateFilter templates)
        => new NpgsqlParameter<Guid[]>("templates", [.. templates.TemplateIds.Distinct()]);
}
