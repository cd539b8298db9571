using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Writes rows in PostgreSQL's binary form of COPY into memory, and sends what has gathered there from time to time.</summary>
internal sealed class CopyWriter : IAsyncDisposable
{
    private const int BytesToSend = 64 * 1024;
    private const int Null = -1;
    private const short End = -1;

    /// <summary>Stands before the text of <c>jsonb</c>.</summary>
    private const byte JsonVersion = 1;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>"PGCOPY", a line that no conversion of text leaves as it is, no flags, no extension.</summary>
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static readonly Dictionary<Type, Delegate> Writers = new()
    {
        [typeof(int)] = (Action<CopyWriter, int>)((copy, value) => copy.Write(value)),
        [typeof(long)] = (Action<CopyWriter, long>)((copy, value) => copy.Write(value)),
        [typeof(short)] = (Action<CopyWriter, short>)((copy, value) => copy.Write(value)),
        [typeof(bool)] = (Action<CopyWriter, bool>)((copy, value) => copy.Write(value)),
        [typeof(double)] = (Action<CopyWriter, double>)((copy, value) => copy.Write(BitConverter.DoubleToInt64Bits(value))),
        [typeof(float)] = (Action<CopyWriter, float>)((copy, value) => copy.Write(BitConverter.SingleToInt32Bits(value))),
        [typeof(Guid)] = (Action<CopyWriter, Guid>)((copy, value) => copy.Write(value)),
        [typeof(DateTimeOffset)] = (Action<CopyWriter, DateTimeOffset>)((copy, value) => copy.Write((value.UtcTicks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond)),
        [typeof(DateOnly)] = (Action<CopyWriter, DateOnly>)((copy, value) => copy.Write(value.DayNumber - DateOnly.FromDateTime(Epoch).DayNumber)),
    };

    private readonly NpgsqlRawCopyStream stream;
    private readonly ArrayBufferWriter<byte> buffer = new(2 * BytesToSend);
    private bool isOver;

    private CopyWriter(NpgsqlRawCopyStream stream)
    {
        this.stream = stream;
        buffer.Write(Header);
    }

    /// <param name="sql">COPY … FROM STDIN (FORMAT binary).</param>
    public static async Task<CopyWriter> BeginAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
        => new(await connection.BeginRawBinaryCopyAsync(sql, cancellationToken));

    /// <summary>What writes values of a type; of those that records have.</summary>
    public static Action<CopyWriter, T> Of<T>()
        => Writers.GetValueOrDefault(typeof(T)) is Action<CopyWriter, T> write ? write : throw new NotSupportedException($"Values of {typeof(T)} are not copied.");

    /// <summary>How many bytes of the rows that were not sent yet there are.</summary>
    public int Position => buffer.WrittenCount;

    /// <summary>What was written of the present row from a position on.</summary>
    public ReadOnlySpan<byte> WrittenFrom(int position) => buffer.WrittenSpan[position..];

    /// <summary>Begins a row; so many values have to follow.</summary>
    public void StartRow(int columns) => Write16((short)columns);

    public void WriteNull() => Write32(Null);

    public void Write(int value)
    {
        Write32(sizeof(int));
        Write32(value);
    }

    public void Write(long value)
    {
        Write32(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(sizeof(long)), value);
        buffer.Advance(sizeof(long));
    }

    /// <summary>As text, or as <c>jsonb</c> where it is to be that.</summary>
    public void Write(string text, bool isJson)
    {
        var maxBytes = sizeof(int) + 1 + Utf8.GetMaxByteCount(text.Length);
        var span = buffer.GetSpan(maxBytes);
        var start = sizeof(int);
        if (isJson)
        {
            span[start++] = JsonVersion;
        }

        var end = start + Utf8.GetBytes(text, span[start..]);
        BinaryPrimitives.WriteInt32BigEndian(span, end - sizeof(int));
        buffer.Advance(end);
    }

    /// <summary>After each row.</summary>
    public ValueTask EndRowAsync(CancellationToken cancellationToken) => buffer.WrittenCount < BytesToSend ? ValueTask.CompletedTask : SendAsync(cancellationToken);

    /// <summary>After the last row; without it nothing is kept of them all.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        Write16(End);
        await SendAsync(cancellationToken);
        isOver = true;
        await stream.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (isOver)
        {
            return;
        }

        try
        {
            await stream.CancelAsync();
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or ObjectDisposedException or IOException)
        {
            // What keeps the rows from being written has been thrown already.
        }
    }

    private void Write(short value)
    {
        Write32(sizeof(short));
        Write16(value);
    }

    private void Write(bool value)
    {
        Write32(1);
        buffer.GetSpan(1)[0] = value ? (byte)1 : (byte)0;
        buffer.Advance(1);
    }

    private void Write(Guid value)
    {
        const int length = 16;
        Write32(length);
        value.TryWriteBytes(buffer.GetSpan(length), bigEndian: true, out _);
        buffer.Advance(length);
    }

    private void Write16(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(buffer.GetSpan(sizeof(short)), value);
        buffer.Advance(sizeof(short));
    }

    private void Write32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(sizeof(int)), value);
        buffer.Advance(sizeof(int));
    }

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }
}
