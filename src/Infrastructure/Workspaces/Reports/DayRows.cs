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
internal sealed record TemplateSumsRow(DateOnly Day, Guid TemplateId, byte[] Users, int[] KindMins, string[] AppNames, int[] AppMins) : IDayOfTemplate;

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

    /// <summary>Without users rows are small.</summary>
    private const int DaysOfSumsAtOnce = 96;

    public delegate void VisitDay(UsedDayRow day);

    /// <summary>Visits the days of the whole deployment, ascending.</summary>
    public async Task ReadDeploymentAsync(DayRange days, VisitDay visit, CancellationToken cancellationToken)
    {
        using var packed = new PackedRows(context, instanceId);
        await packed.ReadAsync("used_days.sql", days.ToParameters(), (day, columns) => visit(new UsedDayRow(day, columns[0], columns[1])), cancellationToken);
    }

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadUsersAsync(DayRange days) => ReadTemplatesAsync<TemplateDayRow>("template_users.sql", days);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadMinutesAsync(DayRange days) => ReadTemplatesAsync<TemplateDayRow>("template_minutes.sql", days);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadMinutesAsync(IReadOnlyList<DateOnly> days) => ReadTemplatesAsync<TemplateDayRow>("template_minutes.sql", days, AtOnce);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadLatenciesAsync(DayRange days) => ReadTemplatesAsync<TemplateDayRow>("template_latencies.sql", days);

    public IAsyncEnumerable<IReadOnlyList<TemplateDayRow>> ReadAppsAsync(IReadOnlyList<DateOnly> days) => ReadTemplatesAsync<TemplateDayRow>("template_apps.sql", days, AtOnce);

    /// <summary>Visits the days that belong whole to a window by their sums.</summary>
    /// <param name="withUsers">Whether rows have their users, which take most of the time.</param>
    /// <returns>The days that are left to be read by half hours, ascending: those that windows cut, and those whose sums wait for a roll-up since an upgrade.</returns>
    public async Task<IReadOnlyList<DateOnly>> ReadSumsAsync(WindowHalfHours windows, bool withUsers, Action<TemplateSumsRow> visit, CancellationToken cancellationToken)
    {
        var used = await ReadDaysAsync(windows.Days, cancellationToken);
        var left = used.Where(day => !windows.IsWhole(day)).ToList();
        var atOnce = withUsers ? AtOnce : DaysOfSumsAtOnce;
        await foreach (var day in ReadTemplatesAsync<TemplateSumsRow>("template_sums.sql", used.FindAll(windows.IsWhole), atOnce, cancellationToken, new NpgsqlParameter<bool>("with_users", withUsers)))
        {
            if (day.Any(row => row.KindMins.Length == 0))
            {
                left.Add(day[0].Day);
                continue;
            }

            foreach (var row in day)
            {
                visit(row);
            }
        }

        left.Sort();
        return left;
    }

    /// <summary>Visits used days, ascending, either as rows of the whole deployment or by template.</summary>
    /// <param name="deployment">The SQL file of days of the deployment, and who takes them.</param>
    /// <param name="byTemplate">The SQL file of days by template, and who takes those of one day.</param>
    /// <param name="isByTemplate">Whether a day is read by template.</param>
    public async Task ReadByGrainAsync(
        DayRange days,
        (string File, PackedRows.VisitRow Visit) deployment,
        (string File, Action<IReadOnlyList<TemplateDayRow>> Visit) byTemplate,
        Predicate<DateOnly> isByTemplate,
        CancellationToken cancellationToken)
    {
        using var packed = new PackedRows(context, instanceId);
        var used = await ReadDaysAsync(days, cancellationToken);
        for (var (first, end) = (0, 0); first < used.Count; first = end)
        {
            var split = used.Skip(first).Where(day => isByTemplate(day)).Take(AtOnce).ToList();
            end = split.Count < AtOnce ? used.Count : used.IndexOf(split[^1], first) + 1;
            var waiting = new Queue<IReadOnlyList<TemplateDayRow>>(split.Count == 0 ? [] : ByDay(await ReadAsync<TemplateDayRow>(byTemplate.File, split, [], cancellationToken)));
            if (end - first > split.Count)
            {
                await packed.ReadAsync(deployment.File, new DayRange(used[first], used[end - 1].AddDays(1)).ToParameters(), VisitDay, cancellationToken);
            }

            VisitBefore(DateOnly.MaxValue, waiting, byTemplate.Visit);

            void VisitDay(DateOnly day, PackedRows columns)
            {
                VisitBefore(day, waiting, byTemplate.Visit);
                if (!isByTemplate(day))
                {
                    deployment.Visit(day, columns);
                }
            }
        }
    }

    private static void VisitBefore(DateOnly end, Queue<IReadOnlyList<TemplateDayRow>> days, Action<IReadOnlyList<TemplateDayRow>> visit)
    {
        while (days.TryPeek(out var rows) && rows[0].Day < end)
        {
            visit(days.Dequeue());
        }
    }

    private int AtOnce => templates.IsDeployment ? DaysAtOnce : DaysOfTemplatesAtOnce;

    private async Task<List<DateOnly>> ReadDaysAsync(DayRange days, CancellationToken cancellationToken)
        => (await context.QueryAsync<DayRow>("days_with_usage.sql", instanceId, days.ToParameters(), cancellationToken)).ConvertAll(row => row.Day);

    private async IAsyncEnumerable<IReadOnlyList<TRow>> ReadTemplatesAsync<TRow>(string file, DayRange days, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRow : class, IDayOfTemplate
    {
        await foreach (var day in ReadTemplatesAsync<TRow>(file, await ReadDaysAsync(days, cancellationToken), AtOnce, cancellationToken))
        {
            yield return day;
        }
    }

    /// <summary>The rows of one day at a time; while they are gone through, those of the next days are read. Nothing else may be asked meanwhile.</summary>
    private async IAsyncEnumerable<IReadOnlyList<TRow>> ReadTemplatesAsync<TRow>(
        string file, IReadOnlyList<DateOnly> days, int atOnce, [EnumeratorCancellation] CancellationToken cancellationToken = default, params NpgsqlParameter[] more)
        where TRow : class, IDayOfTemplate
    {
        var parts = days.Chunk(atOnce).ToList();
        var next = Task.FromResult<List<TRow>>([]);
        try
        {
            for (var part = 0; part <= parts.Count; part++)
            {
                var rows = await next;
                next = part < parts.Count ? ReadAsync<TRow>(file, parts[part], more, cancellationToken) : Task.FromResult<List<TRow>>([]);
                foreach (var day in ByDay(rows))
                {
                    yield return day;
                }
            }
        }
        finally
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<IReadOnlyList<TRow>> ByDay<TRow>(List<TRow> rows)
        where TRow : class, IDayOfTemplate
        => rows.GroupBy(row => row.Day).OrderBy(day => day.Key).Select(day => (IReadOnlyList<TRow>)[.. day]);

    private Task<List<TRow>> ReadAsync<TRow>(string file, IReadOnlyList<DateOnly> days, NpgsqlParameter[] more, CancellationToken cancellationToken)
        where TRow : class, IDayOfTemplate
        => context.QueryAsync<TRow>(
            file, instanceId, [new NpgsqlParameter<DateOnly[]>("days", [.. days]), templates.ToParameter(), .. more.Select(parameter => parameter.Clone())], cancellationToken);
}

/// <summary>UTC days from the first to before the end.</summary>
internal readonly record struct DayRange(DateOnly First, DateOnly End)
{
    public IEnumerable<NpgsqlParameter> ToParameters() => [new NpgsqlParameter<DateOnly>("first_day", First), new NpgsqlParameter<DateOnly>("end_day", End)];
}
