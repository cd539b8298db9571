using Microsoft.EntityFrameworkCore;
using Npgsql;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

/// <summary>Filters of events as conditions.</summary>
internal static class EventQueries
{
    /// <summary>The events that a filter lets through, in no order. A list of one value keeps the order of the index that begins with it.</summary>
    public static IQueryable<FlagEvent> Matching(this ReportingDbContext context, int instanceId, EventFilter filter, EventSearch search)
    {
        var events = Source(context, instanceId, filter.Text, search).AsNoTracking();
        events = filter.Ids.Count == 0 ? events : events.Where(each => filter.Ids.Contains(each.Id));
        events = filter.Types switch
        {
            [] => events,
            [var type] => events.Where(each => each.Type == type),
            var types => events.Where(each => types.Contains(each.Type)),
        };
        events = filter.Projects switch
        {
            [] => events,
            [var project] => events.Where(each => each.Project == project),
            var projects => events.Where(each => projects.Contains(each.Project)),
        };
        events = filter.Environments switch
        {
            [] => events,
            [var environment] => events.Where(each => each.Environment == environment),
            var environments => events.Where(each => environments.Contains(each.Environment)),
        };
        events = filter.Features switch
        {
            [] => events,
            [var feature] => events.Where(each => each.FeatureName == feature),
            var features => events.Where(each => features.Contains(each.FeatureName)),
        };
        events = filter.GroupIds switch
        {
            [] => events,
            [var group] => events.Where(each => each.GroupId == group),
            var groups => events.Where(each => groups.Contains(each.GroupId)),
        };
        events = filter.CreatorIds switch
        {
            [] => events,
            [var creator] => events.Where(each => each.CreatedByUserId == creator),
            var creators => events.Where(each => each.CreatedByUserId != null && creators.Contains(each.CreatedByUserId.Value)),
        };
        events = filter.InProjects ? events.Where(each => each.Project != null) : events;
        return events.Between(filter.From, filter.To);
    }

    /// <summary>The older ones, in the order of lists.</summary>
    public static IQueryable<FlagEvent> Before(this IQueryable<FlagEvent> events, FlagEvent last)
        => events.Where(each => EF.Functions.LessThan(ValueTuple.Create(each.CreatedAt, each.Id), ValueTuple.Create(last.CreatedAt, last.Id)));

    /// <summary>The days of a filter that asks for nothing but instance, days, types, projects and environments.</summary>
    public static IQueryable<EventDay> Of(this IQueryable<EventDay> days, int instanceId, EventFilter filter)
    {
        days = days.AsNoTracking().Where(day => day.InstanceId == instanceId);
        days = filter.Types.Count == 0 ? days : days.Where(day => filter.Types.Contains(day.Type));
        days = filter.Projects switch
        {
            [] => days,
            [var project] => days.Where(day => day.Project == project),
            var projects => days.Where(day => projects.Contains(day.Project)),
        };
        days = filter.Environments.Count == 0 ? days : days.Where(day => filter.Environments.Contains(day.Environment));
        days = filter.InProjects ? days.Where(day => day.Project != null) : days;
        days = filter.From is { } from ? days.Where(day => day.Day >= from) : days;
        return filter.To is { } to ? days.Where(day => day.Day <= to) : days;
    }

    private static IQueryable<FlagEvent> Source(ReportingDbContext context, int instanceId, string? text, EventSearch search)
        => text is null
            ? context.Set<FlagEvent>().Where(each => EF.Property<int>(each, RecordAnnotations.InstanceId) == instanceId)
            : context.Set<FlagEvent>().FromSqlRaw(
                SqlFile.Read(search.File),
                new NpgsqlParameter<int>("instance", instanceId),
                new NpgsqlParameter<string>("pattern", $"%{text}%"));

    private static IQueryable<FlagEvent> Between(this IQueryable<FlagEvent> events, DateOnly? from, DateOnly? to)
    {
        events = from is { } first ? events.Where(each => each.CreatedAt >= StartOf(first)) : events;
        return to is { } last && last < DateOnly.MaxValue ? events.Where(each => each.CreatedAt < StartOf(last.AddDays(1))) : events;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
