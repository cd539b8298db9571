using System.Net;
using System.Text;
using MimeKit;
using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

/// <summary>A notification as an e-mail, in text and in HTML. Addresses were checked when they were saved, and a subject is one line.</summary>
internal static class MailMessage
{
    public static MimeMessage Of(Outgoing outgoing, IReadOnlyList<string> to, string from, string? page)
    {
        var notification = outgoing.Notification;
        var message = new MimeMessage
        {
            Subject = OneLine(notification.Title),
            Date = notification.At,
            MessageId = $"{outgoing.Id}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
        };
        message.From.Add(new MailboxAddress("Reporting", from));
        message.To.AddRange(to.Select(address => MailboxAddress.Parse(address)));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var body = new BodyBuilder
        {
            TextBody = page is null ? notification.Text : $"{notification.Text}\n\n{page}",
            HtmlBody = notification.Html ?? HtmlOf(notification, page),
        };
        foreach (var file in notification.Files)
        {
            body.Attachments.Add(file.Name, file.Content, ContentType.Parse(file.ContentType));
        }

        message.Body = body.ToMessageBody();
        return message;
    }

    private static string HtmlOf(Notification notification, string? page)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
            .Append(WebUtility.HtmlEncode(notification.Title))
            .Append("</title></head><body><h1>")
            .Append(WebUtility.HtmlEncode(notification.Title))
            .Append("</h1>");
        foreach (var line in notification.Text.Split('\n'))
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(line)).Append("</p>");
        }

        if (page is not null)
        {
            html.Append("<p><a href=\"").Append(WebUtility.HtmlEncode(page)).Append("\">Open in Reporting</a></p>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
