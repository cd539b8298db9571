using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.OpenApi;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;

namespace Reporting.Api.OpenApi;

/// <summary>Describes what an action answers: its example, and each failure as the dialect itself writes it.</summary>
internal static class OperationAnswers
{
    public static async Task DescribeAsync(OpenApiOperation operation, ActionDescriptor action, Dialect dialect)
    {
        operation.Responses ??= [];
        if (action.EndpointMetadata.OfType<ResponseExampleAttribute>().FirstOrDefault() is { } example)
        {
            Show(operation.Responses, example, hasRows: dialect.GivesRows && action.EndpointMetadata.OfType<ReportsOnAttribute>().Any());
        }

        foreach (var failure in dialect.UsualFailures)
        {
            var (status, response) = await ExampleAsync(dialect, failure);
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), response);
        }
    }

    /// <summary>Leaves one form of JSON and one of a table, each with its example, and those of rows.</summary>
    private static void Show(OpenApiResponses responses, ResponseExampleAttribute example, bool hasRows)
    {
        foreach (var response in responses.Where(response => response.Key.StartsWith('2')).Select(response => response.Value).OfType<OpenApiResponse>())
        {
            var schema = response.Content?.Values.Select(media => media.Schema).FirstOrDefault();
            response.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
            if (example.Json.Length > 0)
            {
                response.Content[Representation.Json] = new() { Schema = schema, Example = JsonNode.Parse(example.Json) };
            }

            if (example.Csv.Length > 0)
            {
                response.Content[Representation.Csv] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(example.Csv) };
            }

            if (hasRows)
            {
                var lines = string.Concat(JsonNode.Parse(example.Json)!["rows"]!.AsArray().Select(row => $"{row!.ToJsonString()}\n"));
                response.Content[Representation.JsonLines] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(lines) };
                response.Content[Representation.Parquet] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }, Example = JsonValue.Create("PAR1…") };
            }
        }
    }

    private static async Task<(int Status, OpenApiResponse Response)> ExampleAsync(Dialect dialect, Failure failure)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("localhost") }, Response = { Body = body } };
        await dialect.WriteFailureAsync(context, failure);
        var media = new OpenApiMediaType { Example = body.Length > 0 ? JsonNode.Parse(body.ToArray()) : null };
        var type = context.Response.ContentType?.Split(';')[0] ?? Representation.Json;
        return (context.Response.StatusCode, new OpenApiResponse
        {
            Description = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(context.Response.StatusCode),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [type] = media },
        });
    }
}
