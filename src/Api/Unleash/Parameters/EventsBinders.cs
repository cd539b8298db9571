using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Flags.Events;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Parameters;

[QueryParameter("project", "string", "The name of the project whose events you want to retrieve")]
[QueryParameter("offset", "string", "The number of events to skip. With it or a limit, a part of the project's events is returned.", Example = "50")]
[QueryParameter("limit", "string", "The number of events to return, at most 1000. Without it, all of the project's events are returned.", Example = "50")]
internal sealed class EventsBinder : UnleashBinder<GetEventsQuery>
{
    private const int UsualLimit = 100;
    private const int UsualLimitOfProject = 50;

    protected override GetEventsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request)
    {
        var filter = ProjectEvents.Filter(parameters);
        return new(caller.Instance.Id, filter, parameters.Span(filter.Projects.Count == 0 ? UsualLimit : UsualLimitOfProject));
    }
}

internal sealed class AllEventsBinder : UnleashBinder<GetAllEventsQuery>
{
    protected override GetAllEventsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request)
        => new(caller.Instance.Id, ProjectEvents.Filter(parameters));
}

internal static class ProjectEvents
{
    /// <summary>The events of the projects named, of all when none is.</summary>
    public static EventFilter Filter(UnleashParameters parameters)
        => EventFilter.All with { Projects = parameters.Text("project") is { Length: > 0 } projects ? SearchPattern.Split(projects) : [] };
}
