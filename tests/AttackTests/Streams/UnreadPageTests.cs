using System.Globalization;
using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Streams;

/// <summary>One token asks for large pages and never reads them: of reports that are kept with their bodies, and of those that are too large for it.</summary>
[TestFixture(Kept)]
[TestFixture(TooLarge)]
internal sealed class UnreadPageTests(int keptKilobytes) : ServiceFixture
{
    private const int Kept = 65_536;
    private const int TooLarge = 8_192;

    private const int Readers = 24;
    private const int Slots = 8;

    /// <summary>Of a page as of all that is sent of it: ten events of 900,000 letters each.</summary>
    private const string Page = "/api/admin/search/events?limit=200";

    /// <summary>What a server that copies each body whole would take of memory is ten times as much.</summary>
    private const long MaxGrowth = 16L << 20;

    protected override (string Name, string Value)[] Settings =>
    [
        ("Requests:MaxStreams", "12"), ("Requests:MaxStreamsPerToken", Slots.ToString(CultureInfo.InvariantCulture)),
        ("Caching:Megabytes", "256"), ("Caching:MaxReportKilobytes", keptKilobytes.ToString(CultureInfo.InvariantCulture)),
    ];

    [Test]
    public async Task Gets_so_many_at_once_and_disturbs_nobody()
    {
        await LongList.AddAsync(Service);
        var (_, other) = await Service.AddTokenAsync("admin");
        (await Service.GetAsync(Page)).Expect(200);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var readers = new List<RawRequest>();
        var statuses = new List<string>();
        for (var reader = 0; reader < Readers; reader++)
        {
            readers.Add(await LongList.AskAsync(Service, Page));
            statuses.Add(await readers[^1].ReadStatusAsync());
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Out.WriteLine($"{statuses.Count(status => status.Contains("200", StringComparison.Ordinal))} of {Readers} pages are held in {grown >> 10} KiB");
        Assert.That(statuses.Take(Slots), Is.All.EqualTo("HTTP/1.1 200 OK"));
        Assert.That(statuses.Skip(Slots), Is.All.EqualTo("HTTP/1.1 429 Too Many Requests"));
        Assert.That(keptKilobytes == Kept ? grown : 0, Is.LessThan(MaxGrowth));
        Assert.That((await Service.GetAsync(Page, other)).Status, Is.EqualTo(200));
        Assert.That((await Service.GetAsync("/api/admin/search/events?limit=3&offset=100")).Status, Is.EqualTo(200), "what is small needs no slot");
        readers.ForEach(reader => reader.Dispose());
        Assert.That(async () => (await Service.GetAsync(Page)).Status, Is.EqualTo(200).After(30).Seconds.PollEvery(100).MilliSeconds);
    }
}
