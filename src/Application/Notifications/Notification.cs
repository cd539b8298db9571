using System.Text.Json.Nodes;

namespace Reporting.Application.Notifications;

/// <summary>What receivers are told.</summary>
/// <param name="Key">
/// Names what happened, such as <c>alert/lag/firing/2026-03-04T12:00:00Z</c>: what is added again under the same key for the same receiver is left out.
/// </param>
/// <param name="Kind">What it is about: <c>alert</c>, <c>report</c> or <c>test</c>.</param>
/// <param name="Title">One line; the subject of a mail.</param>
/// <param name="Text">Plain text of one or more lines.</param>
/// <param name="At">When it happened.</param>
/// <param name="Receivers">The names of those who are told.</param>
internal sealed record Notification(string Key, string Kind, string Title, string Text, DateTimeOffset At, IReadOnlyList<string> Receivers)
{
    /// <summary>Path and query of the page that shows more, such as <c>/alerts?rule=lag</c>.</summary>
    public string? Page { get; init; }

    /// <summary>What machines read, as <c>data</c> of a webhook's body.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>The body of a mail for programs that show HTML: a whole document. Made of the text where there is none.</summary>
    public string? Html { get; init; }

    public IReadOnlyList<NotificationFile> Files { get; init; } = [];
}

/// <summary>A file that goes along.</summary>
/// <param name="Name">Such as <c>users.csv</c>.</param>
/// <param name="ContentType">Such as <c>text/csv; charset=utf-8</c>.</param>
internal sealed record NotificationFile(string Name, string ContentType, byte[] Content);
