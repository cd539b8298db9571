using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Statistics;

/// <summary>Since when users and applications have to be seen to count; records keep the last sighting alone, so that these times are always before now.</summary>
internal static class Sightings
{
    /// <summary>A week, and one, two and three calendar months.</summary>
    public static IReadOnlyList<DateTimeOffset> UserTimes(DateTimeOffset now) => [now.AddDays(-7), now.AddMonths(-1), now.AddMonths(-2), now.AddMonths(-3)];

    public static IReadOnlyList<DateTimeOffset> ApplicationTimes(DateTimeOffset now) => [now.AddDays(-7), now.AddDays(-30), DateTimeOffset.MinValue];

    public static ActiveUsers ActiveUsers(IReadOnlyList<SeenSince> users) => new(users[0].Count, users[1].Count, users[2].Count, users[3].Count);

    public static ActiveApplications ActiveApplications(IReadOnlyList<SeenSince> applications)
        => new(applications[0].Count, applications[1].Count, applications[2].Count);
}
