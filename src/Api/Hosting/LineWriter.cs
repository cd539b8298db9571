using System.Buffers;

namespace Reporting.Api.Hosting;

/// <summary>
/// Writes lines to a stream from a thread of its own, all that have come together at once. Whoever logs never waits for the stream:
/// when it takes nothing and the memory for lines is full, further lines are counted in place of being kept (docs/decisions/0046-log-lines.md).
/// </summary>
internal sealed class LineWriter : IDisposable
{
    /// <summary>What may wait for the stream.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>How long lines gather before they are written.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    /// <summary>How long the end waits for a stream that takes nothing.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly Stream stream;
    private readonly Func<long, ReadOnlyMemory<byte>> tellLost;
    private readonly Thread thread;
    private readonly AutoResetEvent some = new(initialState: false);
    private readonly ManualResetEventSlim ending = new(initialState: false, spinCount: 0);
    private readonly Lock gate = new();
    private ArrayBufferWriter<byte> filling = new(64 << 10);
    private ArrayBufferWriter<byte> writing = new(64 << 10);
    private long lost;
    private bool isOver;

    /// <param name="tellLost">The line that tells how many were lost.</param>
    public LineWriter(Stream stream, Func<long, ReadOnlyMemory<byte>> tellLost)
    {
        (this.stream, this.tellLost) = (stream, tellLost);
        thread = new Thread(Run) { IsBackground = true, Name = "log" };
        thread.Start();
        AppDomain.CurrentDomain.UnhandledException += End;
        AppDomain.CurrentDomain.ProcessExit += End;
    }

    public void Add(ReadOnlyMemory<byte> line)
    {
        bool isFirst;
        lock (gate)
        {
            if (isOver || filling.WrittenCount + line.Length > MaxBytes)
            {
                lost++;
                return;
            }

            isFirst = filling.WrittenCount == 0;
            filling.Write(line.Span);
        }

        if (isFirst)
        {
            some.Set();
        }
    }

    /// <summary>Returns when all lines are written, or the stream has taken nothing for some seconds.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.UnhandledException -= End;
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
    }

    private void End(object? sender, EventArgs arguments)
    {
        ending.Set();
        some.Set();
        thread.Join(Timeout);
    }

    private void Run()
    {
        while (!ending.IsSet)
        {
            some.WaitOne();
            ending.Wait(Gathering);
            WriteAll();
        }

        lock (gate)
        {
            isOver = true;
        }

        WriteAll();
    }

    private void WriteAll()
    {
        while (Swap())
        {
            try
            {
                stream.Write(writing.WrittenSpan);
                stream.Flush();
            }
            catch (IOException)
            {
                // Nobody listens: there is nowhere to say so.
            }

            writing.ResetWrittenCount();
        }
    }

    /// <returns>Whether there is anything to write.</returns>
    private bool Swap()
    {
        lock (gate)
        {
            if (lost > 0 && !isOver)
            {
                filling.Write(tellLost(lost).Span);
                lost = 0;
            }

            (filling, writing) = (writing, filling);
            return writing.WrittenCount > 0;
        }
    }
}
