namespace Reporting.Domain.Flags.Reports;

/// <summary>What can simply be counted in an instance.</summary>
public sealed record InstanceCounts
{
    /// <summary>People: neither deleted nor accounts of services or of the system.</summary>
    public required long Users { get; init; }

    public required long ServiceAccounts { get; init; }

    public required long ReadOnlyUsers { get; init; }

    /// <summary>Distinct e-mail addresses of users that exist or were deleted in the last 30 days.</summary>
    public required long LicensedUsers { get; init; }

    /// <summary>The earliest deletion in those 30 days: the count falls when they have passed it.</summary>
    public required DateTimeOffset? EarliestLicensedDeletion { get; init; }

    public required long Flags { get; init; }

    public required long ArchivedFlags { get; init; }

    public required long Projects { get; init; }

    public required long ContextFields { get; init; }

    public required long Roles { get; init; }

    public required long CustomRootRoles { get; init; }

    public required long CustomRootRolesInUse { get; init; }

    public required long Groups { get; init; }

    public required long Environments { get; init; }

    public required long Segments { get; init; }

    public required long Strategies { get; init; }

    public required long FlagExports { get; init; }

    public required long FlagImports { get; init; }

    public required long ReleaseTemplates { get; init; }

    public required long ReleasePlans { get; init; }
}
