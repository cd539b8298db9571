using System.IO.Compression;

namespace Reporting.Application.Ingestion.Bodies;

internal enum BodyFormat
{
    /// <summary>One JSON object a line.</summary>
    Lines,

    /// <summary>An array of objects, or one object.</summary>
    Json,
}

internal enum BodyCompression
{
    None,
    Gzip,
    Brotli,
}

/// <summary>Records as they arrive.</summary>
/// <param name="Length">How many bytes will arrive, where that is known.</param>
internal sealed record RecordBody(Stream Content, BodyFormat Format, BodyCompression Compression, long? Length = null)
{
    public Stream OpenDecompressed() => Compression switch
    {
        BodyCompression.Gzip => new GZipStream(Content, CompressionMode.Decompress, leaveOpen: true),
        BodyCompression.Brotli => new BrotliStream(Content, CompressionMode.Decompress, leaveOpen: true),
        _ => Content,
    };
}
