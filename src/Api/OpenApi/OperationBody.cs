using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.OpenApi;

namespace Reporting.Api.OpenApi;

/// <summary>Describes the body that an action takes, also where it reads the body itself.</summary>
internal static class OperationBody
{
    private const string Json = "application/json";

    public static void Describe(OpenApiOperation operation, ActionDescriptor action)
    {
        var examples = action.EndpointMetadata.OfType<RequestExampleAttribute>().ToList();
        if (examples.Count == 0)
        {
            return;
        }

        var schema = operation.RequestBody?.Content?.FirstOrDefault().Value?.Schema;
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = examples.ToDictionary(example => example.MediaType, example => MediaOf(example, schema), StringComparer.Ordinal),
        };
    }

    private static OpenApiMediaType MediaOf(RequestExampleAttribute example, IOpenApiSchema? schema) => example.MediaType switch
    {
        Json => new OpenApiMediaType { Schema = schema, Example = JsonNode.Parse(example.Example) },
        _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(example.Example) },
    };
}
