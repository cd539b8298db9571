using Reporting.Domain.Access;

namespace Reporting.Dashboard.Rendering;

/// <summary>Makes a component a page: where it is, what it is called and asks, and who sees it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PageAttribute(string route, string title) : Attribute
{
    public string Route { get; } = route;

    public string Title { get; } = title;

    /// <summary>The question that it answers.</summary>
    public string Question { get; init; } = "";

    /// <summary>The kind of instance that it is about.</summary>
    public PageScope Scope { get; init; }

    public PageAudience Audience { get; init; }

    /// <summary>Whether it is about a range of days, which is then chosen above it.</summary>
    public bool HasRange { get; init; }

    /// <summary>Whether its numbers are compared with those of another range.</summary>
    public bool HasComparison { get; init; }

    /// <summary>Where it stands among the pages; those without a place are reached by links alone.</summary>
    public int Place { get; init; }

    /// <summary>The address of the list that it is reached from, where it is about one thing; else its own.</summary>
    public string ListRoute => Route.Contains('{', StringComparison.Ordinal) ? Route[..Route.LastIndexOf('/')] : Route;

    public InstanceKind? Kind => Scope switch
    {
        PageScope.Flags => InstanceKind.Flags,
        PageScope.Workspaces => InstanceKind.Workspaces,
        PageScope.Network => InstanceKind.Network,
        _ => null,
    };

    public bool IsFor(TokenRole role) => Audience switch
    {
        PageAudience.Readers => role is TokenRole.Admin or TokenRole.Auditor or TokenRole.Member,
        PageAudience.Auditors => role is TokenRole.Admin or TokenRole.Auditor,
        _ => role is TokenRole.Admin,
    };
}

/// <summary>What a page is about: the service as a whole, or an instance of a kind.</summary>
public enum PageScope
{
    Service,
    Flags,
    Workspaces,
    Network,
}

/// <summary>Who sees a page: the roles that may ask the API for the same.</summary>
public enum PageAudience
{
    /// <summary>Everybody who may read reports.</summary>
    Readers,
    Auditors,
    Admins,
}
