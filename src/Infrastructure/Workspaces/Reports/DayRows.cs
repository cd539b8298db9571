using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Reporting.Domain.Workspaces;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>A day of the whole deployment, packed as in <c>workspaces.deployment_days</c>; it is there while it is visited.</summary>
internal readonly ref struct UsedDayRow(DateOnly day, ReadOnlySpan<byte> users, ReadOnlySpan<byte> templates)
{
    public DateOnly Day { get; } = day;

    public ReadOnlySpan<byte> Users { get; } = users;

    public ReadOnlySpan<byte> Templates { get; } = templates;
}

/// <summary>A day of a template with one of the packed columns of <c>workspaces.template_days</c>.</summary>
internal sealed record TemplateDayRow(DateOnly Day, Guid TemplateId, byte[] Users, byte[] Contents);

internal sealed record DayRow(DateOnly Day);

internal sealed class DayRowsConfiguration :
    IEntityTypeConfiguration<TemplateDayRow>,
    IEntityTypeConfiguration<DayRow>
{
    public void Configure(EntityTypeBuilder<TemplateDayRow> builder) => builder.HasNoKey().ToView(null);

    public void Configure(EntityTypeBuilder<DayRow> builder) => builder.HasNoKey().ToView(null);
}

/// <summary>Reads day rows, by day.</summary>
internal sealed class DayRows(ReportingDbContext context, int instanceId, TemplateFilter templates)
{
    /// <summary>Days of all templates that are read at once: their rows are large, and sorting them is not left to the database.</summary>
    private const int DaysAtOnce = 8;

    private const int DaysOfTemplatesAtOnce = 48;

    public delegate void VisitDay(UsedDayRow day);

    /// <summary>Visits the days of the whole deployment, ascending.</summary>
    public async Task ReadDeploymentAsync(DayRange days, VisitDay visit, CancellationToken cancellationToken)
    {
        using var packed = new PackedRows(context, instanceId);
        await packed.ReadAsync("used_days.sql", days.ToParameters(), (day, columns) => visit(new UsedDayRow(day, columns[0], columns[1])), cancellationToken);
    }

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadUsersAsync(DayRange days) => ReadTemplatesAsync("template_users.sql", days);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadMinutesAsync(DayRange days) => ReadTemplatesAsync("template_minutes.sql", days);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadLatenciesAsync(DayRange days) => ReadTemplatesAsync("template_latencies.sql", days);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadAppsAsync(DayRange days) => ReadTemplatesAsync("template_apps.sql", days);

    /// <summary>The rows of one day at a time; while they are gone through, those of the next days are read. Nothing else may be asked meanwhile.</summary>
    private async IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadTemplatesAsync(
        string file, DayRange days, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var used = await context.QueryAsync<DayRow>("days_with_usage.sql", instanceId, days.ToParameters(), cancellationToken);
        var parts = used.Chunk(templates.IsDeployment ? DaysAtOnce : DaysOfTemplatesAtOnce).ToList();
        var next = Task.FromResult<List<TemplateDayRow>>([]);
        try
        {
            for (var part = 0; part <= parts.Count; part++)
            {
                var rows = await next;
                next = part < parts.Count ? ReadAsync(file, parts[part], cancellationToken) : Task.FromResult<List<TemplateDayRow>>([]);
                foreach (var day in rows.GroupBy(row => row.Day).OrderBy(day => day.Key))
                {
                    yield return [.. day];
                }
            }
        }
        finally
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<List<TemplateDayRow>> ReadAsync(string file, DayRow[] days, CancellationToken cancellationToken)
        => context.QueryAsync<TemplateDayRow>(
            file, instanceId, [new NpgsqlParameter<DateOnly[]>("days", Array.ConvertAll(days, row => row.Day)), templates.ToParameter()], cancellationToken);
}

/// <summary>UTC days from the first to before the end.</summary>
internal readonly record struct DayRange(DateOnly First, DateOnly End)
{
    public IEnumerable<NpgsqlParameter> ToParameters() => [new NpgsqlParameter<DateOnly>("first_day", First), new NpgsqlParameter<DateOnly>("end_day", End)];
}
