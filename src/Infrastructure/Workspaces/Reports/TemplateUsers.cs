using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal static class TemplateUsers
{
    /// <summary>Visits each user of a template day with the half hours of usage.</summary>
    /// <param name="users">The packed column of that name.</param>
    public static void EachUser(byte[] users, Action<Guid, ulong> visit)
    {
        var reader = new ByteReader(users);
        while (!reader.IsAtEnd)
        {
            visit(reader.ReadId(), reader.ReadHalfHours());
        }
    }
}
