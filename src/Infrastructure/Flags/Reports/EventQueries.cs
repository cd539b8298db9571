using System.Linq.Expressions;
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
        events = filter.Subject is { } subject ? events.About($"%{subject}%") : events;
        events = filter.InProjects ? events.Where(each => each.Project != null) : events;
        return events
            .Among(filter.Types, type => each => each.Type == type, each => filter.Types.Contains(each.Type))
            .Among(filter.Projects, project => each => each.Project == project, each => filter.Projects.Contains(each.Project))
            .Among(filter.Environments, environment => each => each.Environment == environment, each => filter.Environments.Contains(each.Environment))
            .Among(filter.Features, feature => each => each.FeatureName == feature, each => filter.Features.Contains(each.FeatureName))
            .Among(filter.GroupIds, group => each => each.GroupId == group, each => filter.GroupIds.Contains(each.GroupId))
            .Among(
                filter.CreatorIds,
                creator => each => each.CreatedByUserId == creator,
                each => each.CreatedByUserId != null && filter.CreatorIds.Contains(each.CreatedByUserId.Value))
            .Between(filter.From, filter.To);
    }

    private static IQueryable<FlagEvent> About(this IQueryable<FlagEvent> events, string pattern)
        => events.Where(each => EF.Functions.ILike(each.Type, pattern)
            || EF.Functions.ILike(each.FeatureName!, pattern) || EF.Functions.ILike(each.Project!, pattern) || EF.Functions.ILike(each.Environment!, pattern));

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

    /// <summary>All of them where the list is empty.</summary>
    private static IQueryable<FlagEvent> Among<TValue>(
        this IQueryable<FlagEvent> events, IReadOnlyList<TValue> values, Func<TValue, Expression<Func<FlagEvent, bool>>> isThis, Expression<Func<FlagEvent, bool>> isOneOfThem)
        => values switch
        {
            [] => events,
            [var value] => events.Where(isThis(value)),
            _ => events.Where(isOneOfThem),
        };

    private static IQueryable<FlagEvent> Between(this IQueryable<FlagEvent> events, DateOnly? from, DateOnly? to)
    {
        events = from is { } first ? events.Where(each => each.CreatedAt >= StartOf(first)) : events;
        return to is { } last && last < DateOnly.MaxValue ? events.Where(each => each.CreatedAt < StartOf(last.AddDays(1))) : events;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
