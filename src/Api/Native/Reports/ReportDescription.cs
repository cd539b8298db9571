using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Domain.Access;

namespace Reporting.Api.Native.Reports;

/// <summary>A report, by the end of its address.</summary>
/// <param name="Kind">The kind of instance that it reports on.</param>
internal sealed record ReportDescription(string Name, InstanceKind Kind, string Summary, IReadOnlyList<ReportParameterDescription> Parameters)
{
    /// <summary>The reports among the actions of the service, by kind and name: an action of a controller marked <see cref="ReportsOnAttribute"/> is one.</summary>
    public static IReadOnlyList<ReportDescription> Of(IEnumerable<ActionDescriptor> actions) =>
    [
        .. from action in actions
           from marked in action.EndpointMetadata.OfType<ReportsOnAttribute>()
           select new ReportDescription(
               action.AttributeRouteInfo!.Template!.Split('/')[^1],
               marked.Kind,
               action.EndpointMetadata.OfType<IEndpointSummaryMetadata>().Single().Summary,
               [.. OperationParameters.Of(action).Select(ReportParameterDescription.Of)])
           into report
           group report by (report.Kind, report.Name) into same
           orderby same.Key
           select same.First(),
    ];
}

/// <param name="Default">What it is when it is left out; null where the description says it.</param>
/// <param name="Values">The only values it may have; empty where there is no such list.</param>
internal sealed record ReportParameterDescription(string Name, string Description, string Type, bool Required, string? Default, IReadOnlyList<string> Values)
{
    public static ReportParameterDescription Of(QueryParameterAttribute parameter)
        => new(parameter.Name, parameter.Description, parameter.Type, parameter.Required, parameter.Default, parameter.Values);
}
