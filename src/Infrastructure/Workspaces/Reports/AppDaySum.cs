using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Adds up whole days of apps as <see cref="DeploymentApps"/> has packed them, days ascending.</summary>
internal sealed class AppDaySum(KnownApps apps)
{
    private readonly List<(AppSum App, int User)> ending = [];
    private readonly List<(AppSum App, ulong HalfHours)> meeting = [];
    private readonly List<(AppSum App, int Minutes)> excess = [];
    private AppSum?[] named = [];

    /// <param name="columns">The columns of <c>used_apps.sql</c>.</param>
    /// <returns>Whether the day was packed.</returns>
    public bool TryAdd(DateOnly day, PackedRows columns)
    {
        var contents = new ByteReader(columns[1]);
        if (contents.IsAtEnd)
        {
            return false;
        }

        contents.ReadByte();
        var templates = UsedDay.TemplatesOf(columns[0]);
        var users = UsedDay.NumbersOf(columns[2], apps.Users);
        while (!contents.IsAtEnd)
        {
            AddTemplates(ref contents, day, templates, users);
            AddMeeting(ref contents, day, users);
            AddExcess(ref contents);
            ending.ForEach(use => use.App.End(use.User, day));
            ending.Clear();
        }

        return true;
    }

    private void AddTemplates(ref ByteReader contents, DateOnly day, Guid[] templates, int[] users)
    {
        var name = contents.ReadText();
        named = new AppSum?[contents.ReadCount()];
        for (var position = 0; position < named.Length; position++)
        {
            var templateId = templates[contents.ReadCount()];
            var app = named[position] = apps.Find(templateId, name);
            var (minutes, uses) = (contents.ReadCount(), contents.ReadCount());
            app?.AddTotals(templateId, minutes, uses);
            for (var count = contents.ReadCount(); count > 0; count--)
            {
                var user = contents.ReadCount();
                app?.Begin(users[user], day);
            }

            for (var count = contents.ReadCount(); count > 0; count--)
            {
                var user = contents.ReadCount();
                if (app is not null)
                {
                    ending.Add((app, users[user]));
                }
            }
        }
    }

    private void AddMeeting(ref ByteReader contents, DateOnly day, int[] users)
    {
        for (var rest = contents.ReadCount(); rest > 0; rest--)
        {
            var user = contents.ReadCount();
            for (var count = contents.ReadCount(); count > 0; count--)
            {
                var (position, halfHours) = (contents.ReadCount(), contents.ReadHalfHours());
                if (named[position] is { } app)
                {
                    meeting.Add((app, halfHours));
                }
            }

            for (var one = 0; one < meeting.Count; one++)
            {
                AddUses(meeting[one].App, one, user, day, users);
            }

            meeting.Clear();
        }
    }

    /// <summary>Adds the user's uses of an app on all of its templates, at the first of them.</summary>
    private void AddUses(AppSum app, int first, int user, DateOnly day, int[] users)
    {
        var used = 0UL;
        for (var other = 0; other < meeting.Count; other++)
        {
            if (ReferenceEquals(meeting[other].App, app))
            {
                if (other < first)
                {
                    return;
                }

                used |= meeting[other].HalfHours;
            }
        }

        app.AddUses(PackedDay.CountRuns(used));
        if ((used & 1) != 0)
        {
            app.Begin(users[user], day);
        }

        if ((used & PackedDay.LastHalfHour) != 0)
        {
            ending.Add((app, users[user]));
        }
    }

    private void AddExcess(ref ByteReader contents)
    {
        for (var rest = contents.ReadCount(); rest > 0; rest--)
        {
            for (var count = contents.ReadCount(); count > 0; count--)
            {
                var (position, minutes) = (contents.ReadCount(), contents.ReadCount());
                if (named[position] is { } app)
                {
                    AddMinutes(app, minutes);
                }
            }

            excess.ForEach(use => use.App.Cap(use.Minutes));
            excess.Clear();
        }
    }

    /// <summary>Adds the minutes of one half hour of a user on one template to those on others.</summary>
    private void AddMinutes(AppSum app, int minutes)
    {
        for (var index = 0; index < excess.Count; index++)
        {
            if (ReferenceEquals(excess[index].App, app))
            {
                excess[index] = (app, excess[index].Minutes + minutes);
                return;
            }
        }

        excess.Add((app, minutes));
    }
}
