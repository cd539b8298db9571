using System.Text.Json;
using Npgsql;
using Reporting.Bench.Data;

namespace Reporting.Bench.Reports;

/// <summary>The medians of one report in milliseconds.</summary>
/// <param name="Beside">How it compares with another scope that was measured in turns with it.</param>
internal sealed record ReportTiming(Report Report, Scope Scope, double Cold, double Sql, string Beside)
{
    private const int Runs = 15;

    /// <summary>How long one thing is repeated; direct SQL that takes longer is run once.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    public double Warm { get; private set; }

    public static async Task<ReportTiming> MeasureAsync(
        NpgsqlDataSource source, BenchService service, Report report, Scope scope, Scope? other, CancellationToken cancellationToken)
    {
        List<string> computed = [];
        var answer = await AskAsync(service, report, scope, cancellationToken);
        var once = await Timing.OnceAsync(async () => computed = await report.ComputeAsync(source, scope, cancellationToken));
        Compare($"{report.Name} {scope.Query}", report.Read(JsonElement.Parse(answer)), computed);
        var (cold, beside) = await MeasureAsync(service, report, scope, other ?? scope, cancellationToken);
        var sql = once > Budget.TotalMilliseconds ? once : await Timing.MedianAsync(Runs, Budget, () => report.ComputeAsync(source, scope, cancellationToken));
        return new ReportTiming(report, scope, cold, sql, other is null ? "" : $"{Table.Ratio(cold / beside)} × {other.Days} d {other.Zone}");
    }

    public async Task MeasureWarmAsync(BenchService service, CancellationToken cancellationToken)
        => Warm = await Timing.MedianAsync(100, Budget, () => AskAsync(service, Report, Scope, cancellationToken));

    public override string ToString() => $"{Report.Name} {Scope.Days} d {Scope.Zone}: {Table.Milliseconds(Cold)} ms, SQL {Table.Milliseconds(Sql)} ms {Beside}";

    private static Task<byte[]> AskAsync(BenchService service, Report report, Scope scope, CancellationToken cancellationToken)
        => service.ReadReportAsync(ReportData.Instance, report.Address(scope), cancellationToken);

    /// <summary>Now the one and now the other, so that both meet the same machine.</summary>
    private static async Task<(double One, double Other)> MeasureAsync(BenchService service, Report report, Scope one, Scope other, CancellationToken cancellationToken)
    {
        var (ones, others) = (new List<double>(), new List<double>());
        await AskAsync(service, report, other, cancellationToken);
        for (var run = 0; run < Runs; run++)
        {
            ones.Add(await Timing.OnceAsync(() => AskAsync(service, report, one, cancellationToken)));
            if (!ReferenceEquals(one, other))
            {
                others.Add(await Timing.OnceAsync(() => AskAsync(service, report, other, cancellationToken)));
            }
        }

        return (Timing.Median(ones), others.Count == 0 ? 0 : Timing.Median(others));
    }

    private static void Compare(string what, IEnumerable<string> said, IEnumerable<string> computed)
    {
        var (service, sql) = (said.ToHashSet(StringComparer.Ordinal), computed.ToHashSet(StringComparer.Ordinal));
        var (extra, missing) = (service.Except(sql, StringComparer.Ordinal).ToList(), sql.Except(service, StringComparer.Ordinal).ToList());
        if (service.Count == 0 || extra.Count + missing.Count > 0)
        {
            throw new BenchFailedException(
                $"{what}: the service and the direct SQL differ in {extra.Count} and {missing.Count} of {service.Count} and {sql.Count} facts.\n"
                + string.Join('\n', extra.Order(StringComparer.Ordinal).Take(5).Select(line => $"  service: {line}")
                    .Concat(missing.Order(StringComparer.Ordinal).Take(5).Select(line => $"  SQL:     {line}"))));
        }
    }
}
