using System.Globalization;
using Npgsql;
using Reporting.FaultTests.Storm;

namespace Reporting.Soak;

/// <summary>What grows if something leaks, as it is at one moment.</summary>
/// <param name="Memory">Resident MB of the server that is never killed.</param>
/// <param name="Connections">Of all servers to the database.</param>
/// <param name="TemporaryFiles">Files that PostgreSQL has open for sorts and the like.</param>
/// <param name="DeadRows">Versions of rows that nobody sees any more, as the statistics tell.</param>
/// <param name="Catalogs">MB of the catalogs that grow with every table made.</param>
internal readonly record struct Sample(double Memory, long Connections, long TemporaryFiles, long DeadRows, long LiveRows, double Catalogs);

internal sealed class Samples(StormDatabase database, int process)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private const string Question =
        """
        SELECT ARRAY[
            (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()),
            (SELECT count(*) FROM pg_ls_tmpdir()),
            (SELECT coalesce(sum(n_dead_tup), 0)::bigint FROM pg_stat_user_tables),
            (SELECT coalesce(sum(n_live_tup), 0)::bigint FROM pg_stat_user_tables),
            pg_total_relation_size('pg_class') + pg_total_relation_size('pg_attribute') + pg_total_relation_size('pg_type') + pg_total_relation_size('pg_depend')]
        """;

    private readonly List<Sample> taken = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Interval, CancellationToken.None);
            try
            {
                var numbers = await database.ReadAsync<long[]>(Question);
                taken.Add(new Sample(Resident(), numbers[0], numbers[1], numbers[2], numbers[3], numbers[4] / 1e6));
            }
            catch (NpgsqlException)
            {
                // The database is away just now.
            }
        }
    }

    /// <summary>The median of the first and of the last third.</summary>
    public (double First, double Last) Thirds(Func<Sample, double> value) => (Median(taken[..(taken.Count / 3)], value), Median(taken[(taken.Count * 2 / 3)..], value));

    public double Most(Func<Sample, double> value) => taken.Max(value);

    public Sample Last => taken[^1];

    public int Count => taken.Count;

    private static double Median(List<Sample> samples, Func<Sample, double> value) => samples.Select(value).Order().ElementAt(samples.Count / 2);

    private double Resident()
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
