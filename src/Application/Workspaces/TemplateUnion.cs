namespace Reporting.Application.Workspaces;

internal static class TemplateUnion
{
    /// <summary>Every template that any of the users used, ascending.</summary>
    public static IReadOnlyList<Guid> UnionOf<TUser>(this IReadOnlyList<TUser> users, Func<TUser, IReadOnlyList<Guid>> templates)
        => [.. users.SelectMany(templates).Distinct().Order()];
}
