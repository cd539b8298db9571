using System.IO.Compression;

namespace Reporting.Api.Answers;

/// <summary>Bodies made small once and sent often.</summary>
internal static class Compression
{
    /// <summary>Below one packet there is nothing to win.</summary>
    private const int MinBytes = 1400;

    public static bool IsWorthwhile(byte[] body, string encoding) => encoding.Length > 0 && body.Length >= MinBytes;

    public static byte[] Compress(byte[] body, string encoding)
    {
        using var compressed = new MemoryStream(body.Length / 4);
        using (var stream = Open(compressed, encoding, CompressionLevel.Optimal))
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }

    /// <summary>For a body that is sent while it is made; null where it is sent as it is.</summary>
    public static Stream? Over(Stream body, string encoding) => encoding.Length == 0 ? null : Open(body, encoding, CompressionLevel.Fastest);

    private static Stream Open(Stream target, string encoding, CompressionLevel level) => encoding switch
    {
        Representation.Brotli => new BrotliStream(target, level, leaveOpen: true),
        Representation.Gzip => new GZipStream(target, level, leaveOpen: true),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such content coding."),
    };
}
