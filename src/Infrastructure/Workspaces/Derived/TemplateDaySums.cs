using System.Numerics;
using Npgsql;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>What SQL may read of a template's UTC day: minutes in all; of each kind and each app the minutes and the users.</summary>
/// <param name="KindMinutes">In the order of kinds, as <paramref name="KindUsers"/>.</param>
/// <param name="AppNames">By name, ordinal; <paramref name="AppMinutes"/> and <paramref name="AppUsers"/> in the same order.</param>
internal sealed record TemplateDaySums(int Minutes, int[] KindMinutes, int[] KindUsers, string[] AppNames, int[] AppMinutes, int[] AppUsers)
{
    public static TemplateDaySums Of(TemplateDay day)
    {
        var (minutes, kindMinutes, kindUsers) = (0, new int[PackedDay.Kinds], new int[PackedDay.Kinds]);
        var apps = new SortedDictionary<string, (int Minutes, int Users)>(StringComparer.Ordinal);
        foreach (var user in day.Users.Values)
        {
            var measures = Sum(user);
            minutes += measures[0];
            for (var kind = 0; kind < PackedDay.Kinds; kind++)
            {
                kindMinutes[kind] += measures[1 + kind];
                kindUsers[kind] += measures[1 + kind] > 0 ? 1 : 0;
            }

            foreach (var (app, slots) in user.Apps)
            {
                var sums = apps.GetValueOrDefault(app);
                apps[app] = (sums.Minutes + slots.Sum(used => used ?? 0), sums.Users + 1);
            }
        }

        return new TemplateDaySums(
            minutes, kindMinutes, kindUsers, [.. apps.Keys], [.. apps.Values.Select(app => app.Minutes)], [.. apps.Values.Select(app => app.Users)]);
    }

    /// <summary>Those of several days one after the other, since PostgreSQL has no lists of lists of several lengths.</summary>
    public static IEnumerable<NpgsqlParameter> ToParameters(IReadOnlyList<TemplateDaySums> days)
    {
        var lastApps = new int[days.Count];
        for (var (index, last) = (0, 0); index < days.Count; index++)
        {
            lastApps[index] = last += days[index].AppNames.Length;
        }

        return
        [
            new NpgsqlParameter<int[]>("usage_mins", [.. days.Select(day => day.Minutes)]),
            new NpgsqlParameter<int[]>("kind_mins", [.. days.SelectMany(day => day.KindMinutes)]),
            new NpgsqlParameter<int[]>("kind_users", [.. days.SelectMany(day => day.KindUsers)]),
            new NpgsqlParameter<int[]>("first_apps", [.. days.Select((day, index) => lastApps[index] - day.AppNames.Length + 1)]),
            new NpgsqlParameter<int[]>("last_apps", lastApps),
            new NpgsqlParameter<string[]>("app_names", [.. days.SelectMany(day => day.AppNames)]),
            new NpgsqlParameter<int[]>("app_mins", [.. days.SelectMany(day => day.AppMinutes)]),
            new NpgsqlParameter<int[]>("app_users", [.. days.SelectMany(day => day.AppUsers)]),
        ];
    }

    private static int[] Sum(UserHalfHours user)
    {
        var sums = new int[PackedDay.Measures];
        for (var rest = user.Present; rest != 0; rest &= rest - 1)
        {
            var measures = user.Minutes(BitOperations.TrailingZeroCount(rest));
            for (var measure = 0; measure < sums.Length; measure++)
            {
                sums[measure] += measures[measure];
            }
        }

        return sums;
    }
}
