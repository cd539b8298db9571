using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Flags.Insights;
using Reporting.Application.Pipeline;

namespace Reporting.Api.Unleash.Parameters;

[QueryParameter("projects", "string", "The ids of projects, separated by commas; by default all projects.", Example = "default,checkout")]
internal sealed class LifecycleBinder : UnleashBinder<GetLifecycleInsightsQuery>
{
    protected override GetLifecycleInsightsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request)
        => new(caller.Instance.Id, Projects(parameters.Text("projects")), request.HttpContext.RequestServices.GetRequiredService<RequestClock>().Now);

    private static IReadOnlyList<string> Projects(string? text) => text is null ? [] : [.. SearchPattern.Split(text).Where(project => project.Length > 0).Order(StringComparer.Ordinal)];
}
