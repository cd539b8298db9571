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
        if (user >= users.Length)
        {
            Array.Resize(ref users, Math.Max(user + 1, 2 * users.Length));
        }

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
            uses += BitOperations.PopCount(state.Today & ~(state.Today << 1));
            var goesOn = state.Before == day.AddDays(-1) && (state.BeforeHalfHours & PackedDay.LastHalfHour) != 0 && (state.Today & 1) != 0;
            uses -= goesOn ? 1 : 0;
            (state.Before, state.BeforeHalfHours, state.Today) = (day, state.Today, 0);
        }

        touched.Clear();
        today.Clear();
        earlier.Clear();
    }

    public AppUsage ToUsage()
        => new([.. templates.Order()], AppUsageType.App, known.DisplayName, known.Slug, known.Icon, minutes * 60, uses);

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
