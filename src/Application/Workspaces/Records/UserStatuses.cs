namespace Reporting.Application.Workspaces.Records;

internal static class UserStatuses
{
    public static readonly string[] All = ["active", "dormant", "suspended"];
}
