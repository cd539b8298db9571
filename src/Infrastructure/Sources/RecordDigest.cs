using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Reporting.Infrastructure.Sources;

/// <summary>Digests of records, by which a record that was read before is known again.</summary>
internal sealed class RecordDigest : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1_024);
    private readonly IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Utf8JsonWriter json;

    public RecordDigest() => json = new Utf8JsonWriter(buffer);

    /// <summary>The digest of one record, or of why there is none.</summary>
    public UInt128 Of<TRecord>(SourceRow<TRecord> row)
        where TRecord : class
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Write(row), digest);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    /// <summary>Adds a record to the digest of them all.</summary>
    public void Add<TRecord>(SourceRow<TRecord> row)
        where TRecord : class
        => all.AppendData(Write(row));

    public string Finish() => Convert.ToHexStringLower(all.GetHashAndReset());

    public void Dispose()
    {
        json.Dispose();
        all.Dispose();
    }

    private ReadOnlySpan<byte> Write<TRecord>(SourceRow<TRecord> row)
        where TRecord : class
        => row.Record is { } record ? WriteJson(record) : WriteJson($"{row.Key} {row.Fault}");

    private ReadOnlySpan<byte> WriteJson<T>(T content)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        JsonSerializer.Serialize(json, content);
        json.Flush();
        return buffer.WrittenSpan;
    }
}
