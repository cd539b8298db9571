using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.OpenApi;

namespace Reporting.Api.OpenApi;

/// <summary>Describes what the binders of an action read, and its route.</summary>
internal static class OperationParameters
{
    public static void Describe(OpenApiOperation operation, ActionDescriptor action)
    {
        operation.Parameters ??= [];
        foreach (var name in RouteParameters(action).Where(name => operation.Parameters.All(known => !string.Equals(known.Name, name, StringComparison.Ordinal))))
        {
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }

        foreach (var parameter in Of(action))
        {
            operation.Parameters.Add(Parameter(parameter));
        }
    }

    /// <summary>The parameters that the binders of an action read.</summary>
    public static IEnumerable<QueryParameterAttribute> Of(ActionDescriptor action) => action.Parameters.SelectMany(Described);

    private static IEnumerable<string> RouteParameters(ActionDescriptor action)
        => Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(action.AttributeRouteInfo?.Template ?? string.Empty).Parameters.Select(part => part.Name);

    private static IEnumerable<QueryParameterAttribute> Described(ParameterDescriptor parameter)
        => BinderOf(parameter)?.GetCustomAttributes<QueryParameterAttribute>() ?? [];

    private static Type? BinderOf(ParameterDescriptor parameter)
        => parameter.BindingInfo is { BinderType: { } binder, BindingSource.Id: "Special" } ? binder : null;

    private static OpenApiParameter Parameter(QueryParameterAttribute parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Required = parameter.Required,
        Schema = Schema(parameter),
        Explode = parameter.Type is not "array",
        Example = Example(parameter),
    };

    private static JsonNode? Example(QueryParameterAttribute parameter) => (parameter.Type, parameter.Example) switch
    {
        (_, null) => null,
        ("integer", var number) => JsonValue.Create(long.Parse(number, CultureInfo.InvariantCulture)),
        ("array", var item) => new JsonArray(JsonValue.Create(item)),
        (_, var text) => JsonValue.Create(text),
    };

    private static OpenApiSchema Schema(QueryParameterAttribute parameter) => parameter.Type switch
    {
        "array" => new() { Type = JsonSchemaType.Array, Items = Text(parameter) },
        "integer" => new() { Type = JsonSchemaType.Integer },
        _ => Text(parameter),
    };

    private static OpenApiSchema Text(QueryParameterAttribute parameter) => new()
    {
        Type = JsonSchemaType.String,
        Format = parameter.Format,
        Pattern = parameter.Pattern,
        Default = parameter.Default is { } usual ? JsonValue.Create(usual) : null,
        Enum = parameter.Values.Length == 0 ? null : [.. parameter.Values.Select(value => (JsonNode)JsonValue.Create(value))],
    };
}
