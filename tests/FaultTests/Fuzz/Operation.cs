using System.Text.Json.Nodes;

namespace Reporting.FaultTests.Fuzz;

/// <summary>An operation as its dialect's OpenAPI document describes it.</summary>
internal sealed record Operation(string Dialect, string Method, string Path, IReadOnlyList<Parameter> Parameters, IReadOnlyList<Body> Bodies)
{
    public static IEnumerable<Operation> AllOf(string dialect, JsonNode document)
        => from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new Operation(
               dialect,
               operation.Key.ToUpperInvariant(),
               path.Key,
               [.. (operation.Value!["parameters"]?.AsArray() ?? []).Select(each => Parameter.Of(each!))],
               [.. (operation.Value["requestBody"]?["content"]?.AsObject() ?? []).Select(each => new Body(each.Key, each.Value?["example"]?.ToJsonString() ?? "{}"))]);
}

internal sealed record Parameter(string Name, string In, IReadOnlyList<string> Values)
{
    public static Parameter Of(JsonNode description)
    {
        var schema = description["schema"];
        var known = (schema?["enum"]?.AsArray() ?? []).Append(description["example"]).Append(schema?["default"]);
        return new(description["name"]!.GetValue<string>(), description["in"]!.GetValue<string>(), [.. known.OfType<JsonNode>().Select(value => value.ToString())]);
    }
}

internal sealed record Body(string MediaType, string Example);
