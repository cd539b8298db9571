namespace Reporting.Api.OpenApi;

/// <summary>The JSON schema of what webhooks are sent, for who writes a receiver.</summary>
internal static class WebhookSchema
{
    public const string Path = "/schemas/webhook.json";

    private static readonly Lazy<byte[]> Text = new(Read);

    public static void MapWebhookSchema(this WebApplication app)
        => app.MapGet(Path, (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            return Results.Bytes(Text.Value, "application/schema+json");
        }).ExcludeFromDescription();

    private static byte[] Read()
    {
        using var stream = typeof(WebhookSchema).Assembly.GetManifestResourceStream("webhook.schema.json")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
