using System.Numerics;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>The packed columns of a row of <c>workspaces.template_days</c>; each goes through the users in the same order.</summary>
/// <param name="Users">By id: the id, then the half hours with usage as 48 bits.</param>
/// <param name="Minutes">Of each half hour: usage, which kinds have any as bits, and the minutes of those kinds.</param>
/// <param name="Latencies">Of each half hour: the median latency in milliseconds, single precision; not a number where none was measured.</param>
/// <param name="Apps">The names of apps; then of each user how many were used, and of each its index, its half hours and their minutes.</param>
internal sealed record TemplateDayColumns(byte[] Users, byte[] Minutes, byte[] Latencies, byte[] Apps);

/// <summary>A template's UTC day, open to changes.</summary>
internal sealed class TemplateDay
{
    private readonly Dictionary<Guid, UserHalfHours> users = [];

    public IReadOnlyDictionary<Guid, UserHalfHours> Users => users;

    public bool IsEmpty => users.Count == 0;

    public UserHalfHours Of(Guid userId)
    {
        if (!users.TryGetValue(userId, out var halfHours))
        {
            users.Add(userId, halfHours = new UserHalfHours());
        }

        return halfHours;
    }

    /// <returns>Whether the user had any usage in that half hour.</returns>
    public bool Clear(Guid userId, int slot) => users.TryGetValue(userId, out var halfHours) && halfHours.Clear(slot);

    public void DropUsersWithoutUsage()
    {
        foreach (var (userId, halfHours) in users)
        {
            if (halfHours.Present == 0)
            {
                users.Remove(userId);
            }
        }
    }

    public static TemplateDay Unpack(TemplateDayColumns columns)
    {
        var day = new TemplateDay();
        var stored = new ByteReader(columns.Users);
        var minutes = new MinutesReader(columns.Minutes);
        var latencies = new ByteReader(columns.Latencies);
        var apps = new ByteReader(columns.Apps);
        Span<byte> measures = stackalloc byte[PackedDay.Measures];
        var names = AppColumn.ReadNames(ref apps);
        while (!stored.IsAtEnd)
        {
            var user = day.Of(stored.ReadId());
            for (var rest = stored.ReadHalfHours(); rest != 0; rest &= rest - 1)
            {
                minutes.Read(measures);
                user.Set(BitOperations.TrailingZeroCount(rest), measures, latencies.ReadSingle());
            }

            for (var count = apps.ReadCount(); count > 0; count--)
            {
                var name = names[apps.ReadCount()];
                for (var rest = apps.ReadHalfHours(); rest != 0; rest &= rest - 1)
                {
                    user.SetApp(BitOperations.TrailingZeroCount(rest), name, apps.ReadByte());
                }
            }
        }

        return day;
    }

    public TemplateDayColumns Pack()
    {
        var (userColumn, minutes, latencies) = (new ByteWriter(), new MinutesWriter(), new ByteWriter());
        var sorted = users.OrderBy(user => user.Key).ToList();
        foreach (var (userId, halfHours) in sorted)
        {
            userColumn.WriteId(userId);
            userColumn.WriteHalfHours(halfHours.Present);
            for (var rest = halfHours.Present; rest != 0; rest &= rest - 1)
            {
                var slot = BitOperations.TrailingZeroCount(rest);
                minutes.Write(halfHours.Minutes(slot));
                latencies.WriteSingle(halfHours.Latency(slot));
            }
        }

        return new TemplateDayColumns(userColumn.ToArray(), minutes.ToArray(), latencies.ToArray(), AppColumn.Pack(sorted.ConvertAll(user => user.Value)));
    }
}
