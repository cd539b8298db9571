using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Flags.Events;
using Reporting.Application.Flags.Insights;
using Reporting.Application.Flags.Statistics;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Native.Reports;

[QueryParameter("at", "string", "The day of UTC at whose end things are counted, as far as records tell; by default now", Format = "date", Example = "2026-03-18")]
internal sealed class FlagTotalsBinder : ReportBinder<GetInstanceStatisticsQuery>
{
    protected override GetInstanceStatisticsQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Day("at"), parameters.Now);
}

/// <summary>Trends of the whole instance.</summary>
internal sealed class FlagTrendsBinder : DaysBinder<GetInsightsQuery>
{
    protected override GetInsightsQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Day("from"), parameters.Day("to"), parameters.Now);
}

/// <summary>Trends by project.</summary>
[QueryParameter("project", "array", "The projects wanted; without it all", Example = "default")]
internal sealed class ProjectTrendsBinder : DaysBinder<GetInsightsQuery>
{
    protected override GetInsightsQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, parameters.Day("from"), parameters.Day("to"), parameters.Now) { Projects = parameters.Texts("project") };
}

[QueryParameter("project", "array", "The projects wanted; without it all", Example = "default")]
[QueryParameter("state", "array", "The states wanted; without it all", Values = ["active", "stale", "potentially-stale"], Example = "stale")]
[QueryParameter("unused_since", "string", "Only flags created before this day of UTC that nobody asked for on it or later", Format = "date", Example = "2026-02-16")]
internal sealed class FlagListBinder : ReportBinder<GetFlagListQuery>
{
    protected override GetFlagListQuery Read(ReportParameters parameters, Caller caller)
        => new(caller.Instance.Id, new FlagListFilter(parameters.Texts("project"), parameters.Words("state", "active", "stale", "potentially-stale"), parameters.Day("unused_since")));
}

[QueryParameter("project", "array", "The projects whose flags are wanted; without it all", Example = "default")]
internal sealed class ApplicationUseBinder : SpanBinder<GetApplicationUseQuery>
{
    protected override GetApplicationUseQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Texts("project"), parameters.Span());
}

[QueryParameter("project", "array", "The projects wanted; without it all", Example = "default")]
internal sealed class FlagStagesBinder : ReportBinder<GetLifecycleInsightsQuery>
{
    protected override GetLifecycleInsightsQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Texts("project"), parameters.Now);
}

[QueryParameter("from", "string", "The first day of UTC; without it from the first event on", Format = "date", Example = "2026-03-09")]
[QueryParameter("to", "string", "The last day of UTC; without it to the last event", Format = "date", Example = "2026-03-15")]
[QueryParameter("query", "string", "What the data, the former data or the tags of an event mention, in any case", Example = "beta-testers")]
[QueryParameter("type", "array", "Types of events, any of which will do", Example = "feature-created")]
[QueryParameter("project", "array", "Projects, any of which will do", Example = "default")]
[QueryParameter("environment", "array", "Environments, any of which will do", Example = "production")]
[QueryParameter("flag", "array", "Flags, any of which will do", Example = "new-checkout")]
[QueryParameter("user", "array", "Numbers of users who made an event, any of which will do", Example = "7")]
[QueryParameter("offset", "integer", "How many events to leave out at the newer end; 0 by default", Example = "50")]
[QueryParameter("limit", "integer", "How many events to give at most, from 1 to 1000; 50 by default", Example = "50")]
internal sealed class EventsBinder : ReportBinder<GetEventsQuery>
{
    protected override GetEventsQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, Filter(parameters, caller), parameters.Page());

    /// <summary>Members see the events of projects alone.</summary>
    private static EventFilter Filter(ReportParameters parameters, Caller caller) => new()
    {
        InProjects = caller.Role == TokenRole.Member,
        From = parameters.Day("from"),
        To = parameters.Day("to"),
        Text = parameters.Text("query") is { } text ? Literally(text) : null,
        Types = parameters.Texts("type"),
        Projects = parameters.Texts("project"),
        Environments = parameters.Texts("environment"),
        Features = parameters.Texts("flag"),
        CreatorIds = parameters.Numbers("user"),
    };

    private static string Literally(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
