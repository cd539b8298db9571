using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Writes records of one type into a binary COPY, with their place in the request.</summary>
internal sealed class RecordCopier<TRecord>(RecordTable table)
    where TRecord : class
{
    private readonly RowCopier<TRecord> rows = new(table.Properties);
    private readonly bool[] ofKey = [.. table.Columns.Select(column => table.Key.Contains(column, StringComparer.Ordinal))];
    private readonly Func<TRecord, DateTimeOffset>? partitionTime = table.PartitionProperty is { } time ? RowCopier<TRecord>.Getter<DateTimeOffset>(time) : null;
    private readonly Func<TRecord, long> number = table.NumberProperty is { } id ? RowCopier<TRecord>.Getter<long>(id) : static _ => 0;

    public async Task<CopiedRecords> CopyAsync(
        CopyWriter copy,
        IAsyncEnumerable<ReceivedRecord<TRecord>> records,
        CancellationToken cancellationToken)
    {
        var copied = new CopiedRecords();
        await foreach (var received in records.WithCancellation(cancellationToken))
        {
            copy.StartRow(rows.Columns + 2);
            copied.Keys.Add(rows.Write(copy, received.Value, ofKey));
            copy.Write(received.Number);
            if (received.Line is { } line)
            {
                copy.Write(line);
            }
            else
            {
                copy.WriteNull();
            }

            await copy.EndRowAsync(cancellationToken);
            if (partitionTime is not null)
            {
                copied.See(partitionTime(received.Value), number(received.Value), received.Number, received.Line);
            }

            copied.Count++;
        }

        await copy.CompleteAsync(cancellationToken);
        return copied;
    }
}
