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
        Shows(Rests(4), Rests(4), Reads(5), Reads(5), Rests(5));

        await RunAsync();

        Assert.That((asked.Count, looks.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_reading_that_was_under_way_when_it_was_asked_for_is_not_the_one()
    {
        // It began unasked just before: what was committed since is not in it, nor is what is looked at on request alone.
        Shows(Reads(5), Rests(5), Rests(5), Reads(6), Rests(6));

        await RunAsync();

        Assert.That((asked.Count, looks.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Readings_that_are_over_before_anybody_looks_count()
    {
        Shows(Rests(4), Reads(6));

        await RunAsync();

        Assert.That((asked.Count, looks.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_server_that_stops_is_told([Values] bool anotherTakesOver)
    {
        Shows(Rests(4), Reads(5), anotherTakesOver ? Reads(1) : null);

        Assert.That(RunAsync, Throws.TypeOf<SourceFailedException>().With.Message.StartsWith("The server that read the source has stopped"));
    }

    private static SharedProgress Rests(long reading) => new(AsOf: null, IsReading: false, reading);

    private static SharedProgress Reads(long reading) => new(AsOf: null, IsReading: true, reading);

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
