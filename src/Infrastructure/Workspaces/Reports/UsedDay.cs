using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Reads the packed columns of a day of the whole deployment.</summary>
internal static class UsedDay
{
    private const int TemplateBytes = PackedDay.IdBytes + PackedDay.HalfHoursBytes + (PackedDay.Kinds * sizeof(int));

    /// <summary>Takes one template: its half hours and its minutes of each kind.</summary>
    public delegate void VisitTemplate(Guid templateId, ulong halfHours, ReadOnlySpan<int> kinds);

    /// <summary>In the order of the indexes that users refer to.</summary>
    /// <param name="column">The column <c>templates</c>.</param>
    public static Guid[] TemplatesOf(ReadOnlySpan<byte> column)
    {
        var reader = new ByteReader(column[(PackedDay.Kinds * sizeof(int))..]);
        var templates = new Guid[reader.Length / TemplateBytes];
        for (var index = 0; index < templates.Length; index++)
        {
            templates[index] = reader.ReadId();
            reader.Read(TemplateBytes - PackedDay.IdBytes);
        }

        return templates;
    }

    /// <summary>The minutes of each kind, a half hour of a user capped at 30.</summary>
    public static int[] KindsOf(UsedDayRow day)
    {
        var reader = new ByteReader(day.Templates);
        return ReadKinds(ref reader);
    }

    /// <param name="column">The column <c>templates</c>.</param>
    public static void EachTemplate(ReadOnlySpan<byte> column, VisitTemplate visit)
    {
        var reader = new ByteReader(column);
        ReadKinds(ref reader);
        while (!reader.IsAtEnd)
        {
            var (templateId, halfHours) = (reader.ReadId(), reader.ReadHalfHours());
            visit(templateId, halfHours, ReadKinds(ref reader));
        }
    }

    public static void EachUser(UsedDayRow day, Action<Guid, ulong> visit)
    {
        var reader = new ByteReader(day.Users);
        while (!reader.IsAtEnd)
        {
            visit(reader.ReadId(), reader.ReadHalfHours());
            reader.ReadUInt16();
            for (var count = reader.ReadCount(); count > 0; count--)
            {
                reader.ReadCount();
            }
        }
    }

    /// <summary>Visits each template of each user, both by their numbers.</summary>
    /// <param name="column">The column <c>users</c>.</param>
    public static void EachUse(ReadOnlySpan<byte> column, IdIndex users, Action<int, int> visit)
    {
        var reader = new ByteReader(column);
        while (!reader.IsAtEnd)
        {
            var user = users.Of(reader.ReadId());
            reader.Read(PackedDay.HalfHoursBytes + sizeof(ushort));
            for (var count = reader.ReadCount(); count > 0; count--)
            {
                visit(user, reader.ReadCount());
            }
        }
    }

    /// <summary>The numbers of the users, in their order.</summary>
    /// <param name="column">The column <c>users</c>.</param>
    public static int[] NumbersOf(ReadOnlySpan<byte> column, IdIndex ids)
    {
        var numbers = new List<int>(column.Length / (PackedDay.IdBytes + PackedDay.HalfHoursBytes));
        var reader = new ByteReader(column);
        while (!reader.IsAtEnd)
        {
            numbers.Add(ids.Of(reader.ReadId()));
            reader.Read(PackedDay.HalfHoursBytes + sizeof(ushort));
            for (var count = reader.ReadCount(); count > 0; count--)
            {
                reader.ReadCount();
            }
        }

        return [.. numbers];
    }

    private static int[] ReadKinds(ref ByteReader reader)
    {
        var kinds = new int[PackedDay.Kinds];
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            kinds[kind] = reader.ReadInt32();
        }

        return kinds;
    }
}
