using NUnit.Framework;
using Reporting.Application.Reports;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.UnitTests.Reports;

/// <summary>What is charged for a report, beside what the runtime says that making it took.</summary>
internal sealed class ObjectSizeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 18, 12, 0, 0, TimeSpan.Zero);

    private static readonly TestCaseData[] Reports =
    [
        new TestCaseData((Func<object>)(() => new EventPage(Many(500, number => Event(number, 300)), 9))).SetArgDisplayNames("small events"),
        new TestCaseData((Func<object>)(() => new EventPage(Many(3, number => Event(number, 1 << 20)), 9))).SetArgDisplayNames("events of 1 MiB"),
        new TestCaseData((Func<object>)(() => new UserActivityReport(new TimeWindow(Noon, Noon), Many(30, _ => Guid.NewGuid()), Many(1000, Activity)))).SetArgDisplayNames("user activity"),
        new TestCaseData((Func<object>)(() => new DauReport(Many(61, number => new DauEntry(new DateOnly(2026, 1, 1), number)), 2))).SetArgDisplayNames("daus"),
        new TestCaseData((Func<object>)(() => new UserStatusReport(new Dictionary<string, IReadOnlyList<StatusCount>>(3, StringComparer.Ordinal)
        {
            [new string('a', 6)] = Many(61, number => new StatusCount(Noon, number)),
            [new string('d', 7)] = Many(61, number => new StatusCount(Noon, number)),
        }))).SetArgDisplayNames("statuses"),
    ];

    [TestCaseSource(nameof(Reports))]
    public void A_report_is_charged_what_it_takes(Func<object> make)
    {
        make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = make();
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(ObjectSize.Of(report), Is.InRange(taken * 0.9, taken * 1.1));
    }

    [Test]
    public void Nothing_takes_nothing() => Assert.That(ObjectSize.Of(null), Is.Zero);

    private static TItem[] Many<TItem>(int count, Func<int, TItem> make)
    {
        var items = new TItem[count];
        for (var number = 0; number < count; number++)
        {
            items[number] = make(number);
        }

        return items;
    }

    private static FlagEvent Event(int number, int letters) => new()
    {
        Id = number,
        Type = new string('t', 15),
        CreatedAt = Noon,
        CreatedBy = new string('c', 20),
        Data = new RawJson(new string('d', letters)),
        Tags = Many(2, _ => new RawJson(new string('t', 40))),
    };

    private static UserActivity Activity(int number)
        => new(Guid.NewGuid(), new string('u', 12), new string('a', 60), Many(4, _ => Guid.NewGuid()), number);
}
