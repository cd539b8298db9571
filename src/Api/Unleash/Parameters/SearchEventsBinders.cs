using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Flags.Events;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Parameters;

[QueryParameter("offset", "string", "The number of events to skip when returning a page. By default it is set to 0.", Example = "50", Default = "0")]
[QueryParameter("limit", "string", "The number of events to return in a page. By default it is set to 50. The maximum is 1000.", Example = "50", Default = "50")]
internal sealed class SearchEventsBinder : EventSearchBinder<GetEventsQuery>
{
    private const int UsualLimit = 50;

    protected override GetEventsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request)
        => new(caller.Instance.Id, Filter(parameters, VisibleTo(caller)), parameters.Span(UsualLimit), caller.Instance.BaseUrl);
}

internal sealed class ExportEventsBinder : EventSearchBinder<GetAllEventsQuery>
{
    protected override GetAllEventsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request)
        => new(caller.Instance.Id, Filter(parameters, VisibleTo(caller)), caller.Instance.BaseUrl);
}

[QueryParameter("query", "string", "Find events by a free-text search query. The query will be matched against the event data payload (if any).", Example = "admin@example.com")]
[QueryParameter("id", "string", "Filter by event ID using supported operators: IS, IS_ANY_OF.", Example = "IS:123", Pattern = SearchPattern.Numbers)]
[QueryParameter("groupId", "string", "Filter by group ID using supported operators: IS, IS_ANY_OF.", Example = "IS:123", Pattern = SearchPattern.Numbers)]
[QueryParameter("feature", "string", "Filter by feature name using supported operators: IS, IS_ANY_OF", Example = "IS:myfeature", Pattern = SearchPattern.Words)]
[QueryParameter("project", "string", "Filter by projects ID using supported operators: IS, IS_ANY_OF.", Example = "IS:default", Pattern = SearchPattern.Words)]
[QueryParameter("type", "string", "Filter by event type using supported operators: IS, IS_ANY_OF.", Example = "IS:change-added", Pattern = SearchPattern.Words)]
[QueryParameter("createdBy", "string", "Filter by the ID of the event creator, using supported operators: IS, IS_ANY_OF.", Example = "IS:2", Pattern = SearchPattern.Words)]
[QueryParameter("from", "string", "The starting date of the creation date range in IS:yyyy-MM-dd format", Example = "IS:2024-01-01", Pattern = SearchPattern.Day)]
[QueryParameter("to", "string", "The ending date of the creation date range in IS:yyyy-MM-dd format", Example = "IS:2024-01-31", Pattern = SearchPattern.Day)]
[QueryParameter("environment", "string", "Filter by environment name using supported operators: IS, IS_ANY_OF.", Example = "IS:production", Pattern = SearchPattern.Words)]
internal abstract class EventSearchBinder<TQuery> : UnleashBinder<TQuery>
    where TQuery : class
{
    protected static EventFilter Filter(UnleashParameters parameters, EventFilter visible) => visible with
    {
        Text = parameters.Text("query") is { Length: > 0 } text ? text : null,
        Ids = parameters.AnyIdOf("id", SearchPattern.Numbers),
        GroupIds = parameters.AnyOf("groupId", SearchPattern.Numbers),
        Features = parameters.AnyOf("feature", SearchPattern.Words),
        Projects = parameters.AnyOf("project", SearchPattern.Words),
        Types = parameters.AnyOf("type", SearchPattern.Words),
        CreatorIds = parameters.AnyIdOf("createdBy", SearchPattern.Words),
        From = parameters.Day("from"),
        To = parameters.Day("to"),
        Environments = parameters.AnyOf("environment", SearchPattern.Words),
    };
}
