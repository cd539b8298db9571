using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class UserActivityReader(ReportingDbContext context) : IUserActivityReader
{
    public async Task<IReadOnlyList<UserActivity>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var (rows, halfHours, minutes) = (new DayRows(context, instanceId, templates), new WindowHalfHours(window), new UserMinutes());
        if (templates.IsDeployment)
        {
            await rows.ReadDeploymentAsync(
                halfHours.Days,
                day =>
                {
                    if (halfHours.Of(day.Day) == PackedDay.AllHalfHours)
                    {
                        minutes.AddWholeDay(day);
                    }
                },
                cancellationToken);
        }

        foreach (var range in templates.IsDeployment ? halfHours.CutDays : [halfHours.Days])
        {
            await foreach (var day in rows.ReadMinutesAsync(range).WithCancellation(cancellationToken))
            {
                minutes.AddHalfHours(day, halfHours.Of(day[0].Day));
            }
        }

        var users = await context.ReadUsersAsync(instanceId, minutes.Users.Ids, cancellationToken);
        return users.ConvertAll(user => minutes.ToActivity(user));
    }

    /// <summary>Minutes and templates by user.</summary>
    private sealed class UserMinutes
    {
        private readonly TemplateSets templates = new();
        private readonly List<long> minutes = [];
        private readonly CappedMinutes capped = new();

        public IdIndex Users { get; } = new();

        public void AddWholeDay(UsedDayRow day)
        {
            var indexes = Array.ConvertAll(UsedDay.TemplatesOf(day.Templates), templates.Of);
            var users = new ByteReader(day.Users);
            while (!users.IsAtEnd)
            {
                var user = Users.Of(users.ReadId());
                users.ReadHalfHours();
                Add(user, users.ReadUInt16());
                for (var count = users.ReadCount(); count > 0; count--)
                {
                    templates.Add(user, indexes[users.ReadCount()]);
                }
            }
        }

        public void AddHalfHours(IReadOnlyList<TemplateDayRow> day, ulong halfHours)
        {
            foreach (var row in day)
            {
                var template = templates.Of(row.TemplateId);
                DayMinutes.AddTo(capped, row, halfHours, userId => templates.Add(Users.Of(userId), template));
            }

            capped.EachUser((userId, sums) => Add(Users.Of(userId), sums[0]));
            capped.Clear();
        }

        public UserActivity ToActivity(KnownUserRow user)
        {
            var number = Users.Of(user.UserId);
            return new UserActivity(user.UserId, user.Username, user.AvatarUrl, templates.TemplatesOf(number), minutes[number] * 60);
        }

        private void Add(int user, int more)
        {
            while (minutes.Count <= user)
            {
                minutes.Add(0);
            }

            minutes[user] += more;
        }
    }
}
