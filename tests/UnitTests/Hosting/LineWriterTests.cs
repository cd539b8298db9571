using System.Globalization;
using System.Text;
using NUnit.Framework;
using Reporting.Api.Hosting;

namespace Reporting.UnitTests.Hosting;

/// <summary>Lines of the log on their way to a stream.</summary>
internal sealed class LineWriterTests
{
    [Test]
    public void All_lines_are_there_when_it_ends_in_far_fewer_writes()
    {
        using var stream = new Recorded();
        using (var writer = new LineWriter(stream, TellLost))
        {
            Parallel.For(0, 10_000, number => writer.Add(Line(number)));
        }

        Assert.That(stream.Lines, Is.EquivalentTo(Enumerable.Range(0, 10_000).Select(number => number.ToString(CultureInfo.InvariantCulture))));
        Assert.That(stream.Writes, Is.LessThan(1_000));
    }

    [Test]
    public void A_stream_that_takes_nothing_keeps_nobody_waiting_and_is_told_what_was_lost()
    {
        using var stream = new Recorded { IsBlocked = true };
        var line = Encoding.ASCII.GetBytes(new string('x', 999) + "\n");
        var kept = LineWriter.MaxBytes / line.Length;
        using (var writer = new LineWriter(stream, TellLost))
        {
            writer.Add(line);
            stream.AwaitWrite();
            for (var sent = 0; sent < kept + 7; sent++)
            {
                writer.Add(line);
            }

            stream.IsBlocked = false;
        }

        Assert.That(stream.Lines, Has.Count.EqualTo(1 + kept + 1));
        Assert.That(stream.Lines[^1], Is.EqualTo("lost 7"));
    }

    private static ReadOnlyMemory<byte> Line(int number) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}\n"));

    private static ReadOnlyMemory<byte> TellLost(long lines) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"lost {lines}\n"));

    private sealed class Recorded : MemoryStream
    {
        private readonly ManualResetEventSlim open = new(initialState: true);
        private readonly ManualResetEventSlim begun = new();

        public int Writes { get; private set; }

        public bool IsBlocked
        {
            set
            {
                if (value)
                {
                    open.Reset();
                }
                else
                {
                    open.Set();
                }
            }
        }

        public IReadOnlyList<string> Lines => Encoding.ASCII.GetString(ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        public void AwaitWrite() => begun.Wait();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            begun.Set();
            open.Wait();
            Writes++;
            base.Write(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            open.Dispose();
            begun.Dispose();
            base.Dispose(disposing);
        }
    }
}
