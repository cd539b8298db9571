namespace Reporting.Testing.Databases;

/// <summary>Counts the rows of each answer that a PostgreSQL server sends over a connection, from the bytes that pass by.</summary>
internal sealed class AnswerRows
{
    private const int HeaderLength = 5;

    private readonly byte[] header = new byte[HeaderLength];
    private int headerBytes;
    private int bodyBytesLeft;
    private bool hasBegun;
    private int rows;

    /// <summary>The rows of the longest answer so far.</summary>
    public int Most { get; private set; }

    /// <summary>The rows of all answers.</summary>
    public long All { get; private set; }

    public void Forget() => Most = 0;

    public void See(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (bodyBytesLeft > 0)
            {
                var skipped = Math.Min(bodyBytesLeft, bytes.Length);
                bodyBytesLeft -= skipped;
                bytes = bytes[skipped..];
            }
            else if (!hasBegun && headerBytes == 0 && bytes[0] is (byte)'N')
            {
                // The server refuses to encrypt the connection, by one byte that is no message.
                bytes = bytes[1..];
            }
            else
            {
                header[headerBytes++] = bytes[0];
                bytes = bytes[1..];
                ReadHeader();
            }
        }
    }

    private void ReadHeader()
    {
        if (headerBytes < HeaderLength)
        {
            return;
        }

        (headerBytes, hasBegun) = (0, true);
        bodyBytesLeft = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1)) - sizeof(int);
        switch ((char)header[0])
        {
            // DataRow, and a row of COPY.
            case 'D' or 'd':
                Most = Math.Max(Most, ++rows);
                All++;
                break;

            // CommandComplete, PortalSuspended, ErrorResponse.
            case 'C' or 's' or 'E':
                rows = 0;
                break;
        }
    }
}
