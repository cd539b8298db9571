namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>The column <c>apps</c> of <c>template_days</c>.</summary>
internal static class AppColumn
{
    public static string[] ReadNames(ref ByteReader apps)
    {
        var names = new string[apps.ReadCount()];
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = apps.ReadText();
        }

        return names;
    }

    /// <param name="users">In the order of the other columns.</param>
    public static byte[] Pack(IReadOnlyList<UserHalfHours> users)
    {
        var writer = new ByteWriter();
        var names = users.SelectMany(user => user.Apps.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var indexes = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        writer.WriteCount(names.Count);
        names.ForEach(writer.WriteText);
        foreach (var user in users)
        {
            writer.WriteCount(user.Apps.Count);
            foreach (var (app, slots) in user.Apps)
            {
                writer.WriteCount(indexes[app]);
                WriteMinutes(writer, slots);
            }
        }

        return writer.ToArray();
    }

    private static void WriteMinutes(ByteWriter writer, byte?[] slots)
    {
        var halfHours = 0UL;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            halfHours |= slots[slot] is null ? 0 : 1UL << slot;
        }

        writer.WriteHalfHours(halfHours);
        foreach (var minutes in slots)
        {
            if (minutes is { } used)
            {
                writer.Write(used);
            }
        }
    }
}
