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

internal interface IDayOfTemplate
{
    DateOnly Day { get; }
}

/// <summary>A day of a template with one of the packed columns of <c>workspaces.template_days</c>.</summary>
internal sealed record TemplateDayRow(DateOnly Day, Guid TemplateId, byte[] Users, byte[] Contents) : IDayOfTemplate;

/// <summary>What a whole day comes to on a template, in minutes; those of kinds in their order, those of apps in that of their names.</summary>
internal sealed record TemplateSumsRow(DateOnly Day, Guid TemplateId, byte[] Users, int UsageMins, int[] KindMins, string[] AppNames, int[] AppMins) : IDayOfTemplate;

internal sealed record DayRow(DateOnly Day);

internal sealed class DayRowsConfiguration :
    IEntityTypeConfiguration<TemplateDayRow>,
    IEntityTypeConfiguration<TemplateSumsRow>,
    IEntityTypeConfiguration<DayRow>
{
    public void Configure(EntityTypeBuilder<TemplateDayRow> builder) => builder.HasNoKey().ToView(null);

    public void Configure(EntityTypeBuilder<TemplateSumsRow> builder) => builder.HasNoKey().ToView(null);

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

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadUsersAsync(DayRange days) => ReadTemplatesAsync<TemplateDayRow>("template_users.sql", days);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadMinutesAsync(DayRange days) => ReadTemplatesAsync<TemplateDayRow>("template_minutes.sql", days);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadLatenciesAsync(DayRange days) => ReadTemplatesAsync<TemplateDayRow>("template_latencies.sql", days);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadAppsAsync(DayRange days) => ReadTemplatesAsync<TemplateDayRow>("template_apps.sql", days);

    /// <summary>Visits the whole days of a single window by their sums.</summary>
    /// <param name="withUsers">Whether rows have their users, which take most of the time.</param>
    /// <returns>The days that are left to be read by half hours: those that the window cuts, and those whose sums wait for a roll-up since an upgrade.</returns>
    public async Task<IReadOnlyList<DayRange>> ReadSumsAsync(WindowHalfHours window, bool withUsers, Action<TemplateSumsRow> visit, CancellationToken cancellationToken)
    {
        var left = window.CutDays.ToList();
        await foreach (var day in ReadTemplatesAsync<TemplateSumsRow>("template_sums.sql", window.WholeDays, cancellationToken, new NpgsqlParameter<bool>("with_users", withUsers)))
        {
            if (day.Any(row => row.KindMins.Length == 0))
            {
                left.Add(DayRange.Of(day[0].Day));
                continue;
            }

            foreach (var row in day)
            {
                visit(row);
            }
        }

        return left;
    }

    /// <summary>The rows of one day at a time; while they are gone through, those of the next days are read. Nothing else may be asked meanwhile.</summary>
    private async IAsyncEnumerable<IReadOnlyList<TRow>> ReadTemplatesAsync<TRow>(
        string file, DayRange days, [EnumeratorCancellation] CancellationToken cancellationToken = default, params NpgsqlParameter[] more)
        where TRow : class, IDayOfTemplate
    {
        var used = await context.QueryAsync<DayRow>("days_with_usage.sql", instanceId, days.ToParameters(), cancellationToken);
        var parts = used.Chunk(templates.IsDeployment ? DaysAtOnce : DaysOfTemplatesAtOnce).ToList();
        var next = Task.FromResult<List<TRow>>([]);
        try
        {
            for (var part = 0; part <= parts.Count; part++)
            {
                var rows = await next;
                next = part < parts.Count ? ReadAsync<TRow>(file, parts[part], more, cancellationToken) : Task.FromResult<List<TRow>>([]);
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

    private Task<List<TRow>> ReadAsync<TRow>(string file, DayRow[] days, NpgsqlParameter[] more, CancellationToken cancellationToken)
        where TRow : class, IDayOfTemplate
        => context.QueryAsync<TRow>(
            file, instanceId, [new NpgsqlParameter<DateOnly[]>("days", Array.ConvertAll(days, row => row.Day)), templates.ToParameter(), .. more.Select(parameter => parameter.Clone())], cancellationToken);
}

/// <summary>UTC days from the first to before the end.</summary>
internal readonly record struct DayRange(DateOnly First, DateOnly End)
{
    public static DayRange Of(DateOnly day) => new(day, day.AddDays(1));

    public IEnumerable<NpgsqlParameter> ToParameters() => [new NpgsqlParameter<DateOnly>("first_day", First), new NpgsqlParameter<DateOnly>("end_day", End)];
}
