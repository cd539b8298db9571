using Npgsql;
using NpgsqlTypes;

namespace Reporting.Infrastructure.Sources;

/// <summary>A place in the order in which a table is read: its last row read, as far as the order needs it.</summary>
internal sealed record Position
{
    /// <summary>Before every row.</summary>
    public static readonly Position Start = new();

    public DateTime Time { get; init; }

    public long Id { get; init; } = long.MinValue;

    public Guid Key1 { get; init; }

    public Guid Key2 { get; init; }

    public string Text1 { get; init; } = string.Empty;

    public string Text2 { get; init; } = string.Empty;

    public string Text3 { get; init; } = string.Empty;

    /// <summary>The time before another; at the earliest the beginning of time.</summary>
    public static DateTime Back(DateTime time, TimeSpan span) => time - DateTime.MinValue > span ? time - span : DateTime.MinValue;

    /// <summary>Gives a statement those parts of the position that it asks for.</summary>
    public void AddTo(NpgsqlCommand command)
    {
        Add("time", NpgsqlDbType.TimestampTz, DateTime.SpecifyKind(Time, DateTimeKind.Utc));
        Add("id", NpgsqlDbType.Bigint, Id);
        Add("key1", NpgsqlDbType.Uuid, Key1);
        Add("key2", NpgsqlDbType.Uuid, Key2);
        Add("text1", NpgsqlDbType.Text, Text1);
        Add("text2", NpgsqlDbType.Text, Text2);
        Add("text3", NpgsqlDbType.Text, Text3);

        void Add(string name, NpgsqlDbType type, object value)
        {
            if (command.CommandText.Contains($"@{name}", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
            }
        }
    }
}
