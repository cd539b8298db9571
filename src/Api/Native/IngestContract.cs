using Reporting.Domain.Ingestion;

namespace Reporting.Api.Native;

/// <summary>What became of the records of a request.</summary>
/// <param name="Received">Records in the body.</param>
/// <param name="Inserted">Records whose key was new.</param>
/// <param name="Updated">Records that changed what was kept.</param>
/// <param name="Unchanged">Records that were kept already just so.</param>
/// <param name="Removed">Records that a PUT left out.</param>
internal sealed record IngestContract(long Received, long Inserted, long Updated, long Unchanged, long Removed)
{
    public static IngestContract Of(MergeCounts counts)
        => new(counts.Received, counts.Inserted, counts.Updated, counts.Unchanged, counts.Removed);
}
