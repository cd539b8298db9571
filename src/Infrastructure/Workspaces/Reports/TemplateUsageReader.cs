using Microsoft.EntityFrameworkCore;
using Npgsql;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Tables;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class TemplateUsageReader(ReportingDbContext context, IActiveUsersReader activeUsers) : ITemplateUsageReader
{
    public async Task<IReadOnlyList<WindowUsage>> ReadWindowsAsync(int instanceId, IReadOnlyList<TimeWindow> windows, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var users = await activeUsers.CountAsync(instanceId, windows, templates, cancellationToken);
        var used = await context.AskAsync<WindowTemplateRow>(
            "active_templates.sql", instanceId, [.. new WindowPieces(windows).ToParameters(), templates.ToParameter()],
            cancellationToken);
        var byWindow = used.ToLookup(row => row.WindowIndex, row => row.TemplateId);
        return [.. users.Select((count, index) => new WindowUsage(ByText(byWindow[index]), count))];
    }

    public Task<DateOnly?> FindFirstDayAsync(int instanceId, CancellationToken cancellationToken)
        => context.Set<UserDay>().Where(day => day.InstanceId == instanceId).MinAsync(day => (DateOnly?)day.Day, cancellationToken);

    public async Task<BuiltinUsage> ReadBuiltinsAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var days = new WindowDays(window).ToParameters().ToList();
        var users = await activeUsers.CountAsync(instanceId, [window], templates, cancellationToken);
        var byTemplate = await context.AskAsync<TemplateMinutesRow>(
            "template_minutes.sql", instanceId, [.. days, templates.ToParameter()],
            cancellationToken);
        var total = templates.IsDeployment
            ? (await context.AskAsync<BuiltinMinutesRow>("builtin_minutes.sql", instanceId, days, cancellationToken))[0]
            : BuiltinMinutesRow.Sum(byTemplate) - await ReadExcessAsync(instanceId, window, templates, cancellationToken);
        return new BuiltinUsage(
            [.. byTemplate.Select(row => row.TemplateId)],
            users[0],
            Kind(byTemplate, row => row.VscodeMins, total.VscodeMins),
            Kind(byTemplate, row => row.JetbrainsMins, total.JetbrainsMins),
            Kind(byTemplate, row => row.ReconnectingPtyMins, total.ReconnectingPtyMins),
            Kind(byTemplate, row => row.SshMins, total.SshMins),
            Kind(byTemplate, row => row.SftpMins, total.SftpMins));
    }

    public async Task<IReadOnlyList<AppUsage>> ReadAppsAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var rows = await context.AskAsync<AppUsageRow>(
            "app_usage.sql", instanceId, [.. new WindowDays(window).ToParameters(), templates.ToParameter()],
            cancellationToken);
        return [.. rows.Select(row => new AppUsage(row.TemplateIds, AppUsageType.App, row.DisplayName, row.Slug, row.Icon, row.UsageMins * 60, row.TimesUsed))];
    }

    public async Task<IReadOnlyList<ParameterUsage>> ReadParametersAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var rows = await context.AskAsync<ParameterValueRow>(
            "parameter_values.sql", instanceId, [.. Window(window), templates.ToParameter()],
            cancellationToken);
        return [.. rows
            .GroupBy(row => row.Parameter)
            .Select(values => values.First().ToUsage([.. values.Select(row => new ParameterValue(row.Value, row.Count))]))];
    }

    private async Task<BuiltinMinutesRow> ReadExcessAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
        => templates.TemplateIds.Count == 1
            ? BuiltinMinutesRow.None
            : (await context.AskAsync<BuiltinMinutesRow>(
                "builtin_excess.sql", instanceId, [.. Window(HalfHours.Within(window)), templates.ToParameter()],
                cancellationToken))[0];

    private static KindUsage Kind(IReadOnlyList<TemplateMinutesRow> rows, Func<TemplateMinutesRow, long> minutes, long total)
        => new([.. rows.Where(row => minutes(row) > 0).Select(row => row.TemplateId)], total);

    private static IEnumerable<NpgsqlParameter> Window(TimeWindow window)
        =>
        [
            new NpgsqlParameter<DateTimeOffset>("window_start", window.StartUtc),
            new NpgsqlParameter<DateTimeOffset>("window_end", window.EndUtc),
        ];

    /// <summary>The order of their texts, which is PostgreSQL's, and since .NET 5 also the order of <see cref="Guid"/>.</summary>
    private static IReadOnlyList<Guid> ByText(IEnumerable<Guid> ids) => [.. ids.Order()];
}
