namespace Reporting.Infrastructure.Sources;

/// <summary>The rows of a table that are read again, as they were when they were last read; of a key that comes twice its last row.</summary>
internal sealed class KnownRows<TRecord>(Watermark watermark)
    where TRecord : class
{
    private readonly Dictionary<string, (UInt128 Digest, Position At)> rows = new(StringComparer.Ordinal);

    /// <summary>Whether the row is as it was.</summary>
    public bool Has(SourceRow<TRecord> row, RecordDigest digest) => rows.TryGetValue(row.Key, out var before) && before.Digest == digest.Of(row);

    /// <summary>Whether there were rows that are not among these.</summary>
    public bool HasOthersThan(IEnumerable<TableRow<TRecord>> these)
    {
        var seen = these.Select(row => row.Row.Key).ToHashSet(StringComparer.Ordinal);
        return rows.Keys.Any(key => !seen.Contains(key));
    }

    /// <summary>Adds rows, and forgets those that are not read again when the reading starts from a position.</summary>
    public void Add(IEnumerable<TableRow<TRecord>> read, Position from)
    {
        using var digest = new RecordDigest();
        foreach (var (row, at) in read)
        {
            rows[row.Key] = (digest.Of(row), at);
        }

        foreach (var (key, _) in rows.Where(row => !watermark.IsReread(row.Value.At, from)).ToList())
        {
            rows.Remove(key);
        }
    }

    public void Clear() => rows.Clear();
}
