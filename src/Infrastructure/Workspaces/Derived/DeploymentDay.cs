using System.Numerics;
using Npgsql;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>The packed columns of a row of <c>workspaces.deployment_days</c>.</summary>
/// <param name="Users">By id: the id, the half hours with usage as 48 bits, the minutes of usage, how many templates were used and their indexes.</param>
/// <param name="Templates">The minutes of each kind in the deployment; then of each template, by id: the id, its half hours and its minutes of each kind.</param>
/// <param name="Latencies">Of each user, in the same order: how many half hours had a latency measured, over all templates; then those latencies, single precision.</param>
/// <param name="Apps">What <see cref="DeploymentApps"/> packs.</param>
/// <param name="UserIds">For SQL: the ids of users, ascending.</param>
/// <param name="UserMinutes">For SQL: the minutes of usage of each.</param>
internal sealed record DeploymentDayColumns(byte[] Users, byte[] Templates, byte[] Latencies, byte[] Apps, Guid[] UserIds, short[] UserMinutes)
{
    /// <summary>Adds up a day of all templates.</summary>
    public static DeploymentDayColumns Of(IEnumerable<KeyValuePair<Guid, TemplateDay>> templates)
    {
        var sorted = templates.OrderBy(template => template.Key).ToList();
        var minutes = new CappedMinutes();
        var used = new SortedDictionary<Guid, UsedTemplates>();
        var templateColumn = new ByteWriter();
        foreach (var (index, (templateId, day)) in sorted.Index())
        {
            PackTemplate(templateColumn, templateId, day, minutes);
            foreach (var (userId, halfHours) in day.Users)
            {
                if (!used.TryGetValue(userId, out var user))
                {
                    used.Add(userId, user = new UsedTemplates());
                }

                user.Add(index, halfHours);
            }
        }

        var byUser = new Dictionary<Guid, int[]>(used.Count);
        minutes.EachUser((userId, sums) => byUser.Add(userId, sums.ToArray()));
        return new DeploymentDayColumns(
            PackUsers(used, byUser),
            [.. PackTotals(byUser.Values), .. templateColumn.ToArray()],
            PackLatencies(used.Values),
            PackApps(used.Values),
            [.. used.Keys],
            [.. used.Keys.Select(userId => (short)byUser[userId][0])]);
    }

    /// <summary>The users of several days one after the other, since PostgreSQL has no lists of lists of several lengths.</summary>
    public static IEnumerable<NpgsqlParameter> UserParameters(IReadOnlyList<DeploymentDayColumns> days)
    {
        var lastUsers = new int[days.Count];
        for (var (index, last) = (0, 0); index < days.Count; index++)
        {
            lastUsers[index] = last += days[index].UserIds.Length;
        }

        return
        [
            new NpgsqlParameter<int[]>("first_users", [.. days.Select((day, index) => lastUsers[index] - day.UserIds.Length + 1)]),
            new NpgsqlParameter<int[]>("last_users", lastUsers),
            new NpgsqlParameter<Guid[]>("user_ids", [.. days.SelectMany(day => day.UserIds)]),
            new NpgsqlParameter<short[]>("user_mins", [.. days.SelectMany(day => day.UserMinutes)]),
        ];
    }

    private static void PackTemplate(ByteWriter writer, Guid templateId, TemplateDay day, CappedMinutes minutes)
    {
        var kinds = new int[PackedDay.Kinds];
        var present = 0UL;
        foreach (var (userId, halfHours) in day.Users)
        {
            present |= halfHours.Present;
            for (var rest = halfHours.Present; rest != 0; rest &= rest - 1)
            {
                var slot = BitOperations.TrailingZeroCount(rest);
                var measures = halfHours.Minutes(slot);
                minutes.Add(userId, slot, measures);
                for (var kind = 0; kind < kinds.Length; kind++)
                {
                    kinds[kind] += measures[1 + kind];
                }
            }
        }

        writer.WriteId(templateId);
        writer.WriteHalfHours(present);
        Array.ForEach(kinds, writer.WriteInt32);
    }

    private static byte[] PackUsers(SortedDictionary<Guid, UsedTemplates> used, Dictionary<Guid, int[]> minutes)
    {
        var writer = new ByteWriter();
        foreach (var (userId, user) in used)
        {
            writer.WriteId(userId);
            writer.WriteHalfHours(user.HalfHours);
            writer.WriteUInt16(minutes[userId][0]);
            writer.WriteCount(user.Templates.Count);
            user.Templates.ForEach(template => writer.WriteCount(template.Index));
        }

        return writer.ToArray();
    }

    private static byte[] PackLatencies(IEnumerable<UsedTemplates> users)
    {
        var writer = new ByteWriter();
        foreach (var user in users)
        {
            writer.WriteCount(user.Latencies.Count);
            user.Latencies.ForEach(writer.WriteSingle);
        }

        return writer.ToArray();
    }

    private static byte[] PackApps(IEnumerable<UsedTemplates> users)
    {
        var apps = new DeploymentApps();
        foreach (var (index, user) in users.Index())
        {
            foreach (var (template, halfHours) in user.Templates)
            {
                apps.Add(index, template, halfHours);
            }
        }

        return apps.Pack();
    }

    private static byte[] PackTotals(IEnumerable<int[]> minutes)
    {
        var writer = new ByteWriter();
        var all = minutes.ToList();
        for (var measure = 1; measure < PackedDay.Measures; measure++)
        {
            writer.WriteInt32(all.Sum(user => user[measure]));
        }

        return writer.ToArray();
    }

    /// <summary>What a user used on a day.</summary>
    private sealed class UsedTemplates
    {
        public ulong HalfHours { get; private set; }

        /// <summary>By index.</summary>
        public List<(int Index, UserHalfHours HalfHours)> Templates { get; } = [];

        public List<float> Latencies { get; } = [];

        public void Add(int template, UserHalfHours halfHours)
        {
            HalfHours |= halfHours.Present;
            Templates.Add((template, halfHours));
            for (var rest = halfHours.Present; rest != 0; rest &= rest - 1)
            {
                if (halfHours.Latency(BitOperations.TrailingZeroCount(rest)) is var latency && !float.IsNaN(latency))
                {
                    Latencies.Add(latency);
                }
            }
        }
    }
}
