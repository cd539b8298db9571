namespace Reporting.Application.Ingestion.Bodies;

/// <summary>Finds where records begin and end in a body.</summary>
internal abstract class RecordFraming
{
    public static RecordFraming Of(BodyFormat format) => format switch
    {
        BodyFormat.Lines => new LineFraming(),
        _ => new ArrayFraming(),
    };

    /// <summary>Takes the next record out of the buffer; it is readable until the buffer is filled again.</summary>
    /// <returns>False when the buffer has to be filled first, or at the end of a complete body.</returns>
    public abstract bool TryTake(BodyBuffer buffer, out RecordFrame frame);
}

/// <summary>The JSON of one record, or why the body can't be read any further.</summary>
internal readonly ref struct RecordFrame
{
    public ReadOnlySpan<byte> Json { get; init; }

    public long? Line { get; init; }

    public string? Fault { get; init; }
}
