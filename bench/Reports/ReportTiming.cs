using System.Text.Json;
using Npgsql;
using Reporting.Bench.Data;

namespace Reporting.Bench.Reports;

/// <summary>The medians of one report in milliseconds.</summary>
internal sealed record ReportTiming(Report Report, Scope Scope, double Cold, double Sql)
{
    private const int Runs = 15;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(12);

    public double Warm { get; private set; }

    public int Days => (int)(Scope.End - Scope.Start).TotalDays;

    public static async Task<ReportTiming> MeasureAsync(
        NpgsqlDataSource source, ServiceProcess service, Report report, Scope scope, CancellationToken cancellationToken)
    {
        var address = report.Address(scope);
        Compare(
            $"{report.Name} {scope.Query}",
            report.Read(JsonElement.Parse(await service.ReadReportAsync(ReportData.Instance, address, cancellationToken))),
            await report.ComputeAsync(source, scope, cancellationToken));
        var cold = await Timing.MedianAsync(Runs, Budget, () => service.ReadReportAsync(ReportData.Instance, address, cancellationToken));
        var sql = await Timing.MedianAsync(Runs, Budget, () => report.ComputeAsync(source, scope, cancellationToken));
        return new ReportTiming(report, scope, cold, sql);
    }

    public async Task MeasureWarmAsync(ServiceProcess service, CancellationToken cancellationToken)
        => Warm = await Timing.MedianAsync(100, Budget, () => service.ReadReportAsync(ReportData.Instance, Report.Address(Scope), cancellationToken));

    public bool IsSameBut(ReportTiming other, int days) => ReferenceEquals(Report, other.Report) && Scope.Template == other.Scope.Template && Days == days;

    public override string ToString() => $"{Report.Name} {Days} d: {Table.Milliseconds(Cold)} ms, SQL {Table.Milliseconds(Sql)} ms";

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
