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
        var (rows, halfHours) = (new DayRows(context, instanceId, templates), new WindowHalfHours(window));
        using var latencies = new UserLatencies(halfHours.Days.End.DayNumber - halfHours.Days.First.DayNumber);
        List<DayRange> byTemplate = [.. templates.IsDeployment ? halfHours.CutDays : [halfHours.Days]];
        using var packed = new PackedRows(context, instanceId);
        if (templates.IsDeployment)
        {
            await packed.ReadAsync("used_latencies.sql", halfHours.Days.ToParameters(), AddDay, cancellationToken);
        }
        else if (templates.TemplateIds is [var template])
        {
            byTemplate.Clear();
            var parameters = halfHours.Days.ToParameters().Append(new NpgsqlParameter<Guid>("template", template));
            await packed.ReadAsync("latencies_of_template.sql", parameters, (day, columns) => latencies.AddHalfHours(template, columns[0], columns[1], halfHours.Of(day)), cancellationToken);
        }

        foreach (var range in byTemplate)
        {
            await foreach (var day in rows.ReadLatenciesAsync(range).WithCancellation(cancellationToken))
            {
                foreach (var row in day)
                {
                    latencies.AddHalfHours(row.TemplateId, row.Users, row.Contents, halfHours.Of(row.Day));
                }
            }
        }

        return latencies.Of(await context.ReadUsersAsync(instanceId, latencies.UserIds, cancellationToken));

        void AddDay(DateOnly day, PackedRows columns)
        {
            if (halfHours.Of(day) == PackedDay.AllHalfHours && !latencies.TryAddWholeDay(columns))
            {
                byTemplate.Add(new DayRange(day, day.AddDays(1)));
            }
        }
    }
}
