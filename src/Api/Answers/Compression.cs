using System.IO.Compression;

namespace Reporting.Api.Answers;

/// <summary>Bodies made small once and sent often.</summary>
internal static class Compression
{
    /// <summary>Below one packet there is nothing to win.</summary>
    private const int Least = 1400;

    public static bool IsWorthwhile(byte[] body, string encoding) => encoding.Length > 0 && body.Length >= Least;

    public static byte[] Compress(byte[] body, string encoding)
    {
        using var compressed = new MemoryStream(body.Length / 4);
        using (var stream = Open(compressed, encoding))
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }

    private static Stream Open(Stream target, string encoding) => encoding switch
    {
        Representation.Brotli => new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true),
        Representation.Gzip => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such content coding."),
    };
}
