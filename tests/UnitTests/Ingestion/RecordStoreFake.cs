using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.UnitTests.Ingestion;

/// <summary>Keeps the records of the last merge that came to its end.</summary>
internal sealed class RecordStoreFake : IRecordStore
{
    public List<object> Merged { get; private set; } = [];

    public List<DuplicateRecord> Duplicates { get; } = [];

    public async Task<MergeCounts> MergeAsync<TRecord>(
        Instance instance,
        IAsyncEnumerable<ReceivedRecord<TRecord>> records,
        MergeMode mode,
        CancellationToken cancellationToken)
        where TRecord : class
    {
        var merged = new List<object>();
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            merged.Add(record.Value);
        }

        if (Duplicates.Count > 0)
        {
            throw new DuplicateRecordsException(Duplicates);
        }

        Merged = merged;
        return new MergeCounts(merged.Count, merged.Count, 0, 0, 0);
    }
}
