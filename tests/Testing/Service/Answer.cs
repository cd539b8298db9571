using System.Text.Json.Nodes;

namespace Reporting.Testing.Service;

internal sealed record Answer(HttpResponseMessage Response, string Body)
{
    public int Status => (int)Response.StatusCode;

    public string? Type => Response.Content.Headers.ContentType?.ToString();

    public string? Tag => Response.Headers.ETag?.ToString();

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>For steps on the way to what a test is about.</summary>
    public Answer Expect(int status) => Status == status ? this : throw new InvalidOperationException($"{Status} in place of {status}: {Body}");
}
