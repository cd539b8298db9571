using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Reports;

/// <summary>How long one user was at work on each day of a span, oldest first; days without any are 0.</summary>
public sealed record UserDaysReport(IReadOnlyList<UserDay> Days) : IReport
{
    public int Rows => Days.Count;
}

/// <param name="HalfHours">With any use, whole inside the day.</param>
public sealed record UserDay(DateOnly Date, int HalfHours);

/// <summary>The accounts of a deployment, by name (ordinal), with when each was last at work in the span.</summary>
public sealed record AccountsReport(IReadOnlyList<Account> Accounts) : IReport
{
    public int Rows => Accounts.Count;
}

/// <param name="Status">Null where it is not known.</param>
/// <param name="LastUsedAt">The end of the last half hour of use in the span; null where there is none.</param>
public sealed record Account(Guid UserId, string Username, string? Status, DateTimeOffset? LastUsedAt);

/// <summary>The templates that are there, by name (ordinal).</summary>
public sealed record TemplatesReport(IReadOnlyList<KnownTemplate> Templates) : IReport
{
    public int Rows => Templates.Count;
}

/// <summary>The templates that are there and were not used in the span, by name (ordinal).</summary>
public sealed record UnusedTemplatesReport(IReadOnlyList<KnownTemplate> Templates) : IReport
{
    public int Rows => Templates.Count;
}

public sealed record KnownTemplate(Guid TemplateId, string Name, string? DisplayName);

public interface IPresenceReader
{
    /// <summary>The half hours with any use of the user in each window, in the order of the windows, which ascend and do not overlap.</summary>
    Task<IReadOnlyList<int>> CountHalfHoursAsync(int instanceId, IReadOnlyList<TimeWindow> windows, Guid userId, CancellationToken cancellationToken);

    /// <summary>The end of the last half hour of use of each user in the window.</summary>
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ReadLastUseAsync(int instanceId, TimeWindow window, CancellationToken cancellationToken);
}

/// <summary>What is known of a deployment, used or not.</summary>
public interface IDeploymentReader
{
    /// <summary>Accounts of people that are not deleted, by name (ordinal); when they were last at work is left open.</summary>
    Task<IReadOnlyList<Account>> ReadAccountsAsync(int instanceId, CancellationToken cancellationToken);

    /// <summary>Templates that are not deleted, by name (ordinal).</summary>
    Task<IReadOnlyList<KnownTemplate>> ReadTemplatesAsync(int instanceId, CancellationToken cancellationToken);
}
