using Npgsql;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed class UserLatencyReader(ReportingDbContext context) : IUserLatencyReader
{
    public async Task<IReadOnlyList<UserLatency>> ReadAsync(int instanceId, TimeWindow window, TemplateFilter templates, CancellationToken cancellationToken)
    {
        var halfHours = new WindowHalfHours(window);
        using var latencies = new UserLatencies(halfHours.Days.End.DayNumber - halfHours.Days.First.DayNumber);
        var byTemplate = templates.TemplateIds switch
        {
            [] => await AddDeploymentAsync(latencies, halfHours, instanceId, cancellationToken),
            [var template] => await AddTemplateAsync(latencies, halfHours, instanceId, template, cancellationToken),
            _ => [halfHours.Days],
        };
        foreach (var range in byTemplate)
        {
            await foreach (var day in new DayRows(context, instanceId, templates).ReadLatenciesAsync(range).WithCancellation(cancellationToken))
            {
                foreach (var row in day)
                {
                    latencies.AddHalfHours(row.TemplateId, row.Users, row.Contents, halfHours.Of(row.Day));
                }
            }
        }

        return latencies.Of(await context.ReadUsersAsync(instanceId, latencies.UserIds, cancellationToken));
    }

    /// <returns>The days that are to be read by template: those that are cut, and those that an upgrade has left to be computed.</returns>
    private async Task<IReadOnlyList<DayRange>> AddDeploymentAsync(UserLatencies latencies, WindowHalfHours halfHours, int instanceId, CancellationToken cancellationToken)
    {
        var byTemplate = halfHours.CutDays.ToList();
        using var packed = new PackedRows(context, instanceId);
        await packed.ReadAsync("used_latencies.sql", halfHours.Days.ToParameters(), AddDay, cancellationToken);
        return byTemplate;

        void AddDay(DateOnly day, PackedRows columns)
        {
            if (halfHours.Of(day) == PackedDay.AllHalfHours && !latencies.TryAddWholeDay(columns))
            {
                byTemplate.Add(new DayRange(day, day.AddDays(1)));
            }
        }
    }

    private async Task<IReadOnlyList<DayRange>> AddTemplateAsync(UserLatencies latencies, WindowHalfHours halfHours, int instanceId, Guid template, CancellationToken cancellationToken)
    {
        using var packed = new PackedRows(context, instanceId);
        var parameters = halfHours.Days.ToParameters().Append(new NpgsqlParameter<Guid>("template", template));
        await packed.ReadAsync("latencies_of_template.sql", parameters, (day, columns) => latencies.AddHalfHours(template, columns[0], columns[1], halfHours.Of(day)), cancellationToken);
        return [];
    }
}
