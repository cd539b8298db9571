using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.OpenApi;
using Reporting.Api.Dialects;

namespace Reporting.Api.Documents;

/// <summary>Describes what an action answers: its example, and each failure as the dialect itself writes it.</summary>
internal static class OperationAnswers
{
    public static async Task DescribeAsync(OpenApiOperation operation, ActionDescriptor action, Dialect dialect)
    {
        operation.Responses ??= [];
        if (action.EndpointMetadata.OfType<AnswersLikeAttribute>().FirstOrDefault() is { } example)
        {
            Show(operation.Responses, JsonNode.Parse(example.Json));
        }

        foreach (var failure in dialect.UsualFailures)
        {
            var (status, response) = await ExampleAsync(dialect, failure);
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), response);
        }
    }

    private static void Show(OpenApiResponses responses, JsonNode? example)
    {
        foreach (var content in responses.Where(response => response.Key.StartsWith('2')).SelectMany(response => response.Value.Content?.Values ?? []))
        {
            content.Example = example?.DeepClone();
        }
    }

    private static async Task<(int Status, OpenApiResponse Response)> ExampleAsync(Dialect dialect, Failure failure)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("localhost") }, Response = { Body = body } };
        await dialect.WriteFailureAsync(context, failure);
        var media = new OpenApiMediaType { Example = body.Length > 0 ? JsonNode.Parse(body.ToArray()) : null };
        var type = context.Response.ContentType?.Split(';')[0] ?? "application/json";
        return (context.Response.StatusCode, new OpenApiResponse
        {
            Description = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(context.Response.StatusCode),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [type] = media },
        });
    }
}
