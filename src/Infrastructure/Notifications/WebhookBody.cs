using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Reporting.Infrastructure.Notifications;

/// <summary>What a webhook is sent.</summary>
internal static class WebhookBody
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="page">The address of the page that shows more.</param>
    public static byte[] Of(Outgoing outgoing, string receiver, string? page)
    {
        var notification = outgoing.Notification;
        return JsonSerializer.SerializeToUtf8Bytes(
            new WebhookContract(
                Version: 1,
                outgoing.Id,
                notification.Kind,
                receiver,
                notification.Title,
                notification.Text,
                notification.At.UtcDateTime,
                page,
                notification.Data ?? [],
                [.. notification.Files.Select(file => new WebhookFile(file.Name, file.ContentType, file.Content))]),
            Wire);
    }

    /// <summary>A message in the form that Slack takes. Files don't go along; a report's page has them.</summary>
    public static byte[] ForSlack(Outgoing outgoing, string? page)
    {
        var notification = outgoing.Notification;
        var link = page is null ? "" : $"\n<{page}|Open>";
        return JsonSerializer.SerializeToUtf8Bytes(new { text = $"*{Escaped(notification.Title)}*\n{Escaped(notification.Text)}{link}" }, Wire);
    }

    /// <summary>Slack reads these three as its own marks: without it a name such as &lt;!channel&gt; would call everybody.</summary>
    private static string Escaped(string text)
        => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}

/// <summary>The body of a webhook, as <c>/schemas/webhook.json</c> describes it.</summary>
internal sealed record WebhookContract(
    int Version,
    Guid Id,
    string Kind,
    string Receiver,
    string Title,
    string Text,
    DateTime At,
    string? Page,
    JsonObject Data,
    IReadOnlyList<WebhookFile> Files);

internal sealed record WebhookFile(string Name, string ContentType, byte[] Content);
