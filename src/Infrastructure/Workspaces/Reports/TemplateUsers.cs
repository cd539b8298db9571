using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal static class TemplateUsers
{
    /// <summary>Visits each user of a template day with the half hours of usage.</summary>
    public static void EachUser(TemplateDayRow row, Action<Guid, ulong> visit)
    {
        var reader = new ByteReader(row.Users);
        while (!reader.IsAtEnd)
        {
            visit(reader.ReadId(), reader.ReadHalfHours());
        }
    }
}
