using NUnit.Framework;
using Reporting.Domain.Sources;
using Reporting.Infrastructure.Sources;

namespace Reporting.UnitTests.Sources;

/// <summary>A reading that was asked for is one that began after it was asked for, however the other server's work falls in between.</summary>
internal sealed class RequestedReadingTests
{
    private readonly Queue<SharedProgress?> looks = new();
    private readonly List<string> asked = [];

    [Test]
    public async Task A_server_at_rest_reads_next_for_who_asked()
    {
        Shows(Rests(4), Rests(4), Reads(5), Reads(5), Rests(5, requested: 5));

        await RunAsync();

        Assert.That((asked.Count, looks.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_reading_that_was_under_way_is_not_the_one()
    {
        // What was committed since it began is not in it, though it may have been asked for.
        Shows(Reads(5), Reads(5), Rests(5, requested: 5), Reads(6, requested: 5), Rests(6, requested: 6));

        await RunAsync();

        Assert.That((asked.Count, looks.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_reading_that_nobody_asked_for_is_not_the_one()
    {
        // It does not look at what is looked at on request alone.
        Shows(Rests(4, requested: 2), Reads(5, requested: 2), Rests(5, requested: 2), Reads(6, requested: 2), Rests(6, requested: 6));

        await RunAsync();

        Assert.That((asked.Count, looks.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_reading_that_is_over_before_anybody_looks_counts()
    {
        Shows(Rests(4), Rests(5, requested: 5));

        await RunAsync();

        Assert.That((asked.Count, looks.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_server_that_took_the_request_for_an_earlier_reading_is_asked_again()
    {
        Shows(Reads(5), Rests(5, requested: 5), Rests(5, requested: 5), Reads(6, requested: 5), Rests(6, requested: 6));

        await RunAsync();

        Assert.That((asked.Count, looks.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public void A_server_that_stops_is_told([Values] bool anotherTakesOver)
    {
        Shows(Rests(4), Reads(5), anotherTakesOver ? Reads(1) : null);

        Assert.That(RunAsync, Throws.TypeOf<SourceFailedException>().With.Message.StartsWith("The server that read the source has stopped"));
    }

    private static SharedProgress Rests(long reading, long requested = 0) => new(AsOf: null, IsReading: false, reading, requested);

    private static SharedProgress Reads(long reading, long requested = 0) => new(AsOf: null, IsReading: true, reading, requested);

    private void Shows(params SharedProgress?[] seen)
    {
        looks.Clear();
        asked.Clear();
        foreach (var each in seen)
        {
            looks.Enqueue(each);
        }
    }

    private Task RunAsync() => new RequestedReading(
        _ => Task.FromResult(looks.Dequeue()),
        _ =>
        {
            asked.Add("now");
            return Task.CompletedTask;
        },
        _ => Task.CompletedTask).AwaitAsync(CancellationToken.None);
}
