using System.Numerics;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>
/// Adds up the use of one app over users, templates and days, days ascending. A half hour of a user counts at most 30 minutes however
/// many templates have the app. A use is a run of half hours, over midnight too.
/// </summary>
internal sealed class AppSum(KnownAppRow known, IEnumerable<Guid> knownTo)
{
    private readonly HashSet<Guid> templates = [];
    private readonly List<AppHalfHours> today = [];
    private readonly List<int> earlier = [];
    private readonly List<int> touched = [];
    private User[] users = [];
    private Guid? lastTemplate;
    private long minutes;
    private long uses;

    public KnownAppRow Known => known;

    public IReadOnlyList<Guid> KnownTo { get; } = [.. knownTo];

    public bool IsUsed => templates.Count > 0;

    public void Add(Guid templateId, int user, AppHalfHours used)
    {
        MakeRoomFor(user);
        if (templateId != lastTemplate)
        {
            templates.Add(templateId);
            lastTemplate = templateId;
        }

        ref var state = ref users[user];
        if (state.Today == 0)
        {
            touched.Add(user);
            state.Last = -1;
        }

        minutes += used.Sum() - MinutesOverCap(used, state);
        state.Today |= used.Present;
        today.Add(used);
        earlier.Add(state.Last);
        state.Last = today.Count - 1;
    }

    public void EndDay(DateOnly day)
    {
        foreach (var user in touched)
        {
            ref var state = ref users[user];
            uses += PackedDay.CountRuns(state.Today);
            var goesOn = state.Before == day.AddDays(-1) && (state.BeforeHalfHours & PackedDay.LastHalfHour) != 0 && (state.Today & 1) != 0;
            uses -= goesOn ? 1 : 0;
            (state.Before, state.BeforeHalfHours, state.Today) = (day, state.Today, 0);
        }

        touched.Clear();
        today.Clear();
        earlier.Clear();
    }

    /// <summary>Adds what uses on a template come to on a whole day.</summary>
    public void AddTotals(Guid templateId, int addedMinutes, int addedUses)
    {
        templates.Add(templateId);
        minutes += addedMinutes;
        uses += addedUses;
    }

    /// <summary>Adds uses of a whole day that several templates share.</summary>
    public void AddUses(int added) => uses += added;

    /// <summary>Takes back what exceeds 30 minutes in a half hour of a user.</summary>
    public void Cap(int sum) => minutes -= Math.Max(0, sum - HalfHours.Minutes);

    /// <summary>A user's first half hour of a day is used: maybe by a use that goes on.</summary>
    public void Begin(int user, DateOnly day)
    {
        if (user < users.Length && users[user] is var state && state.Before == day.AddDays(-1) && (state.BeforeHalfHours & PackedDay.LastHalfHour) != 0)
        {
            uses--;
        }
    }

    /// <summary>A user's last half hour of a day is used.</summary>
    public void End(int user, DateOnly day)
    {
        MakeRoomFor(user);
        users[user].Before = day;
        users[user].BeforeHalfHours = PackedDay.LastHalfHour;
    }

    public AppUsage ToUsage()
        => new([.. templates.Order()], AppUsageType.App, known.DisplayName, known.Slug, known.Icon, minutes * 60, uses);

    private void MakeRoomFor(int user)
    {
        if (user >= users.Length)
        {
            Array.Resize(ref users, Math.Max(user + 1, 2 * users.Length));
        }
    }

    /// <summary>By how many minutes does the sum over the user's templates exceed 30 in half hours of today?</summary>
    private int MinutesOverCap(AppHalfHours used, User state)
    {
        var overCap = 0;
        for (var rest = used.Present & state.Today; rest != 0; rest &= rest - 1)
        {
            var slot = BitOperations.TrailingZeroCount(rest);
            var before = 0;
            for (var entry = state.Last; entry >= 0; entry = earlier[entry])
            {
                before += today[entry].MinutesOf(slot);
            }

            overCap += Math.Max(0, before + used.MinutesOf(slot) - HalfHours.Minutes) - Math.Max(0, before - HalfHours.Minutes);
        }

        return overCap;
    }

    /// <summary>A user's half hours today and on the last day before, and the last of today's entries.</summary>
    private record struct User(ulong Today, int Last, DateOnly Before, ulong BeforeHalfHours);
}
