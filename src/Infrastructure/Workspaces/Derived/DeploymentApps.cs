using System.Numerics;
using Reporting.Domain.Time;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>
/// Packs the column <c>apps</c> of <c>deployment_days</c>: what the use of each app comes to on each template, so that a report adds days up
/// without going through users. What a report of several templates can't add up stands by itself: users whose uses on one template meet
/// those on another, and half hours with more than 30 minutes over all templates.
/// </summary>
/// <remarks>
/// A byte says whether anything touches a midnight. Then of each name: its templates, each with minutes, uses and the users of the first and
/// the last half hour of the day; the users whose half hours overlap or adjoin over templates, each with the half hours on each template,
/// whose uses and midnights are left out before; and the minutes of each half hour of a user that sum up to more than 30.
/// </remarks>
internal sealed class DeploymentApps
{
    private readonly SortedDictionary<string, AppOfDay> apps = new(StringComparer.Ordinal);

    /// <summary>Users come in the order of the column <c>users</c>.</summary>
    public void Add(int user, int template, UserHalfHours halfHours)
    {
        foreach (var (name, slots) in halfHours.Apps)
        {
            if (!apps.TryGetValue(name, out var app))
            {
                apps.Add(name, app = new AppOfDay());
            }

            app.Add(user, template, slots);
        }
    }

    public byte[] Pack()
    {
        var writer = new ByteWriter();
        foreach (var app in apps.Values)
        {
            app.EndUser();
        }

        writer.Write(apps.Values.Any(app => app.TouchesMidnight) ? (byte)1 : (byte)0);
        foreach (var (name, app) in apps)
        {
            writer.WriteText(name);
            app.WriteTo(writer);
        }

        return writer.ToArray();
    }

    /// <summary>One app's day.</summary>
    private sealed class AppOfDay
    {
        private readonly SortedDictionary<int, TemplateSum> templates = [];
        private readonly List<(int User, List<(int Template, ulong HalfHours)> Uses)> meeting = [];
        private readonly List<List<(int Template, int Minutes)>> excesses = [];
        private readonly List<(int Template, ulong HalfHours, byte?[] Slots)> current = [];
        private int currentUser;

        public bool TouchesMidnight { get; private set; }

        public void Add(int user, int template, byte?[] slots)
        {
            if (user != currentUser)
            {
                EndUser();
                currentUser = user;
            }

            var (halfHours, minutes) = (0UL, 0);
            for (var slot = 0; slot < slots.Length; slot++)
            {
                if (slots[slot] is { } used)
                {
                    halfHours |= 1UL << slot;
                    minutes += used;
                }
            }

            TouchesMidnight |= (halfHours & (1 | PackedDay.LastHalfHour)) != 0;
            Of(template).Minutes += minutes;
            current.Add((template, halfHours, slots));
        }

        public void EndUser()
        {
            if (Meet())
            {
                meeting.Add((currentUser, [.. current.Select(use => (use.Template, use.HalfHours))]));
                AddExcesses();
            }
            else
            {
                foreach (var (template, halfHours, _) in current)
                {
                    Of(template).Add(currentUser, halfHours);
                }
            }

            current.Clear();
        }

        public void WriteTo(ByteWriter writer)
        {
            var positions = templates.Keys.Index().ToDictionary(template => template.Item, template => template.Index);
            writer.WriteCount(templates.Count);
            foreach (var (template, sum) in templates)
            {
                writer.WriteCount(template);
                sum.WriteTo(writer);
            }

            WriteMeeting(writer, positions);
            WriteExcesses(writer, positions);
        }

        private void WriteMeeting(ByteWriter writer, Dictionary<int, int> positions)
        {
            writer.WriteCount(meeting.Count);
            foreach (var (user, uses) in meeting)
            {
                writer.WriteCount(user);
                writer.WriteCount(uses.Count);
                foreach (var (template, halfHours) in uses)
                {
                    writer.WriteCount(positions[template]);
                    writer.WriteHalfHours(halfHours);
                }
            }
        }

        private void WriteExcesses(ByteWriter writer, Dictionary<int, int> positions)
        {
            writer.WriteCount(excesses.Count);
            foreach (var excess in excesses)
            {
                writer.WriteCount(excess.Count);
                foreach (var (template, minutes) in excess)
                {
                    writer.WriteCount(positions[template]);
                    writer.WriteCount(minutes);
                }
            }
        }

        /// <summary>Whether half hours on one template overlap or adjoin those on another, so that uses are not the sum of both.</summary>
        private bool Meet()
        {
            var near = 0UL;
            foreach (var (_, halfHours, _) in current)
            {
                if ((near & halfHours) != 0)
                {
                    return true;
                }

                near |= halfHours | (halfHours << 1) | (halfHours >> 1);
            }

            return false;
        }

        private void AddExcesses()
        {
            for (var rest = current.Aggregate(0UL, (all, use) => all | use.HalfHours); rest != 0; rest &= rest - 1)
            {
                var slot = BitOperations.TrailingZeroCount(rest);
                var minutes = current.Where(use => use.Slots[slot] > 0).Select(use => (use.Template, Minutes: (int)use.Slots[slot]!.Value)).ToList();
                if (minutes.Sum(use => use.Minutes) > HalfHours.Minutes)
                {
                    excesses.Add(minutes);
                }
            }
        }

        private TemplateSum Of(int template)
        {
            if (!templates.TryGetValue(template, out var sum))
            {
                templates.Add(template, sum = new TemplateSum());
            }

            return sum;
        }
    }

    /// <summary>What the use of an app comes to on one template. The minutes are those of all users.</summary>
    private sealed class TemplateSum
    {
        private readonly List<int> first = [];
        private readonly List<int> last = [];
        private int uses;

        public int Minutes { get; set; }

        public void Add(int user, ulong halfHours)
        {
            uses += PackedDay.CountRuns(halfHours);
            if ((halfHours & 1) != 0)
            {
                first.Add(user);
            }

            if ((halfHours & PackedDay.LastHalfHour) != 0)
            {
                last.Add(user);
            }
        }

        public void WriteTo(ByteWriter writer)
        {
            writer.WriteCount(Minutes);
            writer.WriteCount(uses);
            Write(writer, first);
            Write(writer, last);
        }

        private static void Write(ByteWriter writer, List<int> users)
        {
            writer.WriteCount(users.Count);
            users.ForEach(writer.WriteCount);
        }
    }
}
