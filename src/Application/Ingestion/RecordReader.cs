using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Ingestion.Faults;
using Reporting.Application.Ingestion.Rules;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Ingestion;

/// <summary>The records of one body, read as they arrive. Once one has a fault, the rest is read for further faults only.</summary>
internal sealed class RecordReader<TRecord>(RecordParser<TRecord> parser, RecordBody body, TimeLimits times, IngestionOptions options)
    where TRecord : class
{
    /// <summary>How many parts may wait.</summary>
    private const int PartsAhead = 2;

    /// <summary>A day: as many a record may have whatever their number, since a large request of ordinary records costs what its size says.</summary>
    private const int HalfHoursOfRecord = 48;

    private readonly RecordFraming framing = RecordFraming.Of(body.Format);
    private readonly FaultList faults = new();
    private long number;
    private long halfHours;
    private bool stopped;

    /// <summary>What is parsed waits in parts of a buffer each, so that parsing goes on while the records before are stored.</summary>
    /// <exception cref="InvalidRecordsException">At the end, or at the hundredth fault.</exception>
    /// <exception cref="BodyTooLargeException">A limit was passed.</exception>
    public async IAsyncEnumerable<ReceivedRecord<TRecord>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parts = Channel.CreateBounded<List<ReceivedRecord<TRecord>>>(new BoundedChannelOptions(PartsAhead) { SingleReader = true, SingleWriter = true });
        var parsing = Task.Run(() => ParseAsync(parts.Writer, stopping.Token), CancellationToken.None);
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (var record in part)
                {
                    yield return record;
                }
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await parsing;
        }
    }

    /// <summary>Whatever stops it is told to who reads the parts.</summary>
    private async Task ParseAsync(ChannelWriter<List<ReceivedRecord<TRecord>>> parts, CancellationToken cancellationToken)
    {
        try
        {
            await using var buffer = new BodyBuffer(body, options.MaxBodyBytes);
            while (!stopped)
            {
                var part = new List<ReceivedRecord<TRecord>>();
                while (TryReadNext(buffer, out var record))
                {
                    part.Add(record);
                }

                if (part.Count > 0)
                {
                    await parts.WriteAsync(part, cancellationToken);
                }

                await ReadOnAsync(buffer, cancellationToken);
            }

            faults.ThrowIfAny();
            parts.Complete();
        }
        catch (Exception exception)
        {
            parts.Complete(exception);
        }
    }

    private bool TryReadNext(BodyBuffer buffer, out ReceivedRecord<TRecord> record)
    {
        while (!stopped && framing.TryTake(buffer, out var frame))
        {
            number++;
            faults.StartRecord(number, frame.Line);
            RefuseBeyondLimit(frame.Json.Length);
            if (TryParse(frame, out var value))
            {
                record = new ReceivedRecord<TRecord>(value, number, frame.Line);
                return true;
            }

            stopped |= faults.IsFull;
        }

        record = default;
        return false;
    }

    private bool TryParse(RecordFrame frame, [NotNullWhen(true)] out TRecord? value)
    {
        value = null;
        if (frame.Fault is { } fault)
        {
            faults.Add(fault);
            stopped = true;
            return false;
        }

        value = parser.Parse(frame.Json, times, faults);
        RefuseTooManyHalfHours(value as IHalfHourSpan);
        return value is not null && faults.Count == 0;
    }

    private async ValueTask ReadOnAsync(BodyBuffer buffer, CancellationToken cancellationToken)
    {
        stopped |= buffer.IsComplete;
        if (stopped)
        {
            return;
        }

        RefuseBeyondLimit(buffer.Unread.Length - "\r\n".Length);
        try
        {
            await buffer.FillAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            faults.StartRecord(number + 1, ofLine: null);
            faults.Add("can't be decompressed: the body is damaged or cut off");
            stopped = true;
        }
    }

    /// <summary>Of records that a request may not have, the first is told.</summary>
    private void RefuseTooManyHalfHours(IHalfHourSpan? span)
    {
        if (span is null || faults.Count > 0)
        {
            return;
        }

        halfHours += span.CountHalfHours();
        var limit = Math.Max(options.MaxHalfHours, number * HalfHoursOfRecord);
        if (halfHours > limit)
        {
            faults.Add($"has more than {limit} half hours with the records before it, the most of a request: send fewer at once");
        }
    }

    private void RefuseBeyondLimit(int bytes)
    {
        if (bytes > options.MaxRecordBytes)
        {
            throw new BodyTooLargeException($"A record is larger than {options.MaxRecordBytes} bytes.");
        }
    }
}
