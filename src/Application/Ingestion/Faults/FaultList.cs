namespace Reporting.Application.Ingestion.Faults;

/// <summary>
/// Collects the faults of a request. A reader of a value adds its fault without a name; its caller puts the name in front
/// with <see cref="Prefix"/>, so that records without fault pay nothing for the path to their fields.
/// </summary>
internal sealed class FaultList
{
    public const int Limit = 100;

    private const int LongestName = 100;

    private readonly List<RecordFault> faults = [];
    private long record;
    private long? line;

    public int Count => faults.Count;

    public bool IsFull => faults.Count >= Limit;

    public void StartRecord(long number, long? ofLine)
    {
        record = number;
        line = ofLine;
    }

    public void Add(string message, string? field = null)
    {
        if (!IsFull)
        {
            faults.Add(new RecordFault(record, line, field is null ? null : Shorten(field), message));
        }
    }

    /// <summary>Puts a name in front of the fields of all faults since <paramref name="mark"/>, an earlier <see cref="Count"/>.</summary>
    public void Prefix(int mark, string name)
    {
        for (var i = mark; i < faults.Count; i++)
        {
            var field = faults[i].Field;
            var dot = field is null || field.StartsWith('[') ? "" : ".";
            faults[i] = faults[i] with { Field = Shorten(name) + dot + field };
        }
    }

    public bool HasField(int mark, string field) => faults.FindIndex(mark, fault => string.Equals(fault.Field, field, StringComparison.Ordinal)) >= 0;

    public void ThrowIfAny()
    {
        if (faults.Count > 0)
        {
            throw new InvalidRecordsException(faults);
        }
    }

    private static string Shorten(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
