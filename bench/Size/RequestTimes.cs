namespace Reporting.Bench.Size;

/// <param name="Request">From 0, in the order of time; less for what came before all of them.</param>
internal readonly record struct RequestTime(string Collection, int Request, int Rows, double Seconds);

/// <summary>What each request of a load took.</summary>
internal sealed class RequestTimes
{
    private const int Parts = 10;

    private readonly List<RequestTime> times = [];

    public void Add(RequestTime time) => times.Add(time);

    /// <summary>Collections that came in with more than a few requests, in the order of their first one.</summary>
    public IReadOnlyList<string> Collections => [.. times.Where(time => time.Request >= 0).Select(time => time.Collection).Distinct(StringComparer.Ordinal)];

    public double RateOf(string collection) => Rate(Of(collection));

    /// <summary>The rate of the slowest request, over all instances.</summary>
    public double SlowestRateOf(string collection) => Of(collection).GroupBy(time => time.Request).Min(Rate);

    /// <summary>How much longer a row takes in the last tenth of the requests than in the first.</summary>
    public double GrowthOf(string collection) => Rate(Tenth(collection, 0)) / Rate(Tenth(collection, Parts - 1));

    /// <summary>A line for each collection: rows a second in each tenth of its requests.</summary>
    public void Print()
    {
        var table = new Table(["rows/s in tenths of the requests", "requests", "rows", "seconds", .. Enumerable.Range(1, Parts).Select(part => $"{part}."), "slowest", "last / first, time"]);
        foreach (var collection in Collections)
        {
            var all = Of(collection);
            table.Add([
                collection,
                Table.Count(all.Select(time => time.Request).Distinct().Count()),
                Table.Count(all.Sum(time => (double)time.Rows)),
                Table.Count(all.Sum(time => time.Seconds)),
                .. Enumerable.Range(0, Parts).Select(part => Table.Count(Rate(Tenth(collection, part)))),
                Table.Count(SlowestRateOf(collection)),
                Table.Ratio(GrowthOf(collection)),
            ]);
        }

        table.Print();
    }

    private List<RequestTime> Of(string collection)
        => times.FindAll(time => time.Request >= 0 && string.Equals(time.Collection, collection, StringComparison.Ordinal));

    private List<RequestTime> Tenth(string collection, int part)
    {
        var all = Of(collection);
        var requests = all.Select(time => time.Request).Distinct().Order().ToList();
        var (first, end) = (requests.Count * part / Parts, Math.Max(requests.Count * part / Parts + 1, requests.Count * (part + 1) / Parts));
        return all.FindAll(time => time.Request >= requests[first] && time.Request <= requests[end - 1]);
    }

    private static double Rate(IEnumerable<RequestTime> times)
    {
        var (rows, seconds) = times.Aggregate((Rows: 0.0, Seconds: 0.0), (sum, time) => (sum.Rows + time.Rows, sum.Seconds + time.Seconds));
        return rows / seconds;
    }
}
