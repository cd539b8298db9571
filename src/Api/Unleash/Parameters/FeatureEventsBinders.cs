using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Flags.Events;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Parameters;

[QueryParameter("offset", "string", "The number of events to skip. With it or a limit, a part of the flag's events is returned.", Example = "50")]
[QueryParameter("limit", "string", "The number of events to return, at most 1000. Without it, all of the flag's events are returned.", Example = "50")]
internal sealed class FeatureEventsBinder : UnleashBinder<GetEventsQuery>
{
    private const int UsualLimit = 50;

    protected override GetEventsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request)
        => new(caller.Instance.Id, FeatureEvents.Filter(VisibleTo(caller), request), parameters.Span(UsualLimit));
}

internal sealed class AllFeatureEventsBinder : UnleashBinder<GetAllEventsQuery>
{
    protected override GetAllEventsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request)
        => new(caller.Instance.Id, FeatureEvents.Filter(VisibleTo(caller), request));
}

internal static class FeatureEvents
{
    public const string Route = "featureName";

    public static EventFilter Filter(EventFilter visible, HttpRequest request) => visible with { Features = [(string)request.RouteValues[Route]!] };
}
