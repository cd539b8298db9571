using System.Globalization;
using Reporting.Demo;
using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;

namespace Reporting.Bench.Ingest;

/// <summary>The same rows as a body for the service and as CSV for COPY, made beforehand so that making them is not measured.</summary>
internal sealed record StatFiles(string Lines, string Csv, int Rows) : IDisposable
{
    public const string Columns =
        "instance_id, id, created_at, user_id, workspace_id, agent_id, template_id, connection_count, connection_median_latency_ms, "
        + "session_count_vscode, session_count_jetbrains, session_count_reconnecting_pty, session_count_ssh, rx_bytes, tx_bytes, rx_packets, tx_packets";

    public static async Task<StatFiles> WriteAsync(IEnumerable<AgentStat> stats, CancellationToken cancellationToken)
    {
        var directory = ScratchDirectory.Next("rows");
        Directory.CreateDirectory(directory);
        var (lines, csv, rows) = (Path.Combine(directory, "rows.ndjson"), Path.Combine(directory, "rows.csv"), 0);
        await using (var body = new RecordStream<AgentStat>(stats, () => rows++))
        await using (var file = File.Create(lines))
        {
            await body.CopyToAsync(file, cancellationToken);
        }

        await using (var file = new StreamWriter(csv))
        {
            foreach (var stat in stats)
            {
                await file.WriteLineAsync(Row(stat).AsMemory(), cancellationToken);
            }
        }

        return new StatFiles(lines, csv, rows);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Lines)!, recursive: true);

    private static string Row(AgentStat stat) => string.Create(
        CultureInfo.InvariantCulture,
        $"1,{stat.Id},{stat.CreatedAt:O},{stat.UserId},{stat.WorkspaceId},{stat.AgentId},{stat.TemplateId},{stat.ConnectionCount},{stat.ConnectionMedianLatencyMs:R},{stat.SessionCountVscode},{stat.SessionCountJetbrains},{stat.SessionCountReconnectingPty},{stat.SessionCountSsh},{stat.RxBytes},{stat.TxBytes},{stat.RxPackets},{stat.TxPackets}");
}
