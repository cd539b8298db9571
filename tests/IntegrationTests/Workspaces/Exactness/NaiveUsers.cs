using System.Globalization;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>User activity and user latency straight from their description, half hour by half hour.</summary>
internal static class NaiveUsers
{
    public static IEnumerable<string> Activity(RandomDeployment deployment, RandomQuestion question)
    {
        var users = Ask(deployment, question).ToList();
        return
        [
            $"all: {HalfHour.Sorted(users.SelectMany(user => user.Rows).Select(row => row.Template))}",
            .. users.Select(user => $"{user.Head}: {60 * user.Rows.GroupBy(row => row.Start).Sum(bucket => Math.Min(30, bucket.Sum(row => row.Usage)))} s"),
        ];
    }

    public static IEnumerable<string> Latency(RandomDeployment deployment, RandomQuestion question)
    {
        var users = Ask(deployment, question).ToList();
        return
        [
            $"all: {HalfHour.Sorted(users.SelectMany(user => user.Rows).Select(row => row.Template))}",
            .. users.Select(user => $"{user.Head}: {Number(Percentile(user.Rows, 0.5))} {Number(Percentile(user.Rows, 0.95))}"),
        ];
    }

    public static IEnumerable<string> Read(UserActivityReport report)
        => [$"all: {Written(report.TemplateIds)}", .. report.Users.Select(user => $"{user.UserId} {user.Username} '{user.AvatarUrl}' on {Written(user.TemplateIds)}: {user.Seconds} s")];

    public static IEnumerable<string> Read(UserLatencyReport report)
        => [$"all: {Written(report.TemplateIds)}", .. report.Users.Select(user => $"{user.UserId} {user.Username} '{user.AvatarUrl}' on {Written(user.TemplateIds)}: {Number(user.P50)} {Number(user.P95)}")];

    private static IEnumerable<(string Head, IReadOnlyList<HalfHour> Rows)> Ask(RandomDeployment deployment, RandomQuestion question)
        => from user in deployment.Users.OrderBy(user => user.Id.ToString(), StringComparer.Ordinal)
           let rows = HalfHour.In(deployment.HalfHours.Where(row => row.User == user.Id), question.Window.Start, question.Window.End, question.Templates)
           where rows.Count > 0
           select ($"{user.Id} {user.Username} '{user.AvatarUrl ?? ""}' on {HalfHour.Sorted(rows.Select(row => row.Template))}", rows);

    /// <summary>Every half hour and template is a sample; between two samples the value lies on the line.</summary>
    private static double Percentile(IReadOnlyList<HalfHour> rows, double fraction)
    {
        var samples = rows.Where(row => row.Latency is not null).Select(row => (double)row.Latency!.Value).Order().ToList();
        if (samples.Count == 0)
        {
            return -1;
        }

        var rank = fraction * (samples.Count - 1);
        var (below, above) = (samples[(int)rank], samples[Math.Min((int)rank + 1, samples.Count - 1)]);
        return below + ((rank - (int)rank) * (above - below));
    }

    private static string Number(double value) => value.ToString("G12", CultureInfo.InvariantCulture);

    private static string Written(IEnumerable<Guid> ids) => string.Join(' ', ids);
}
