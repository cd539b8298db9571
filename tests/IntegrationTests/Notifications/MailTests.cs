using System.Globalization;
using System.Text.Json.Nodes;
using MimeKit;
using Npgsql;
using NUnit.Framework;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Notifications;
using Reporting.Testing.Notifications;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Notifications;

/// <summary>E-mail against a server that takes, refuses, breaks off and hangs.</summary>
internal sealed class MailTests
{
    private ServiceUnderTest service = null!;
    private SmtpListener server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = SmtpListener.Start();
        service = await ServiceUnderTest.StartAsync(
            Noon,
            [
                .. NotificationService.Settings,
                ("Notifications:Smtp:Host", "127.0.0.1"),
                ("Notifications:Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)),
                ("Notifications:Smtp:Security", "None"),
                ("Notifications:Smtp:From", "reporting@example.com"),
                ("Notifications:Smtp:TimeoutSeconds", "1"),
            ]);
        await service.PauseWorkersAsync();
        (await service.PutReceiverAsync("team", new JsonObject { ["kind"] = "email", ["to"] = new JsonArray("ada@example.com", "bob@example.com") })).Expect(201);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await service.DisposeAsync();
        await server.DisposeAsync();
    }

    [SetUp]
    public async Task ForgetAsync()
    {
        service.Clock.Now = Noon;
        server.Conduct = SmtpConduct.Takes;
        await service.ExecuteAsync("DELETE FROM notifications.outbox");
    }

    [Test]
    public async Task Has_text_HTML_and_files()
    {
        await AddAsync(new Notification("a", "report", "Überblick", "Line one\nLine <two>", Noon, ["team"])
        {
            Page = "/flags?range=month",
            Files = [new NotificationFile("flags.csv", "text/csv; charset=utf-8", "day,flags\n2026-03-04,7\n"u8.ToArray())],
        });

        await service.SendAsync();

        var (raw, mail) = Last();
        Assert.That((raw.From, string.Join(' ', raw.To)), Is.EqualTo(("reporting@example.com", "ada@example.com bob@example.com")));
        Assert.That(mail.Subject, Is.EqualTo("Überblick"));
        Assert.That(mail.TextBody!.ReplaceLineEndings("\n").TrimEnd(), Is.EqualTo("Line one\nLine <two>\n\nhttps://reporting.example.com/flags?range=month"));
        Assert.That(mail.HtmlBody, Does.Contain("<p>Line one</p><p>Line &lt;two&gt;</p>").And.Contain("<a href=\"https://reporting.example.com/flags?range=month\">"));
        var file = (MimePart)mail.Attachments.Single();
        using var content = new MemoryStream();
        await file.Content!.DecodeToAsync(content);
        Assert.That((file.FileName, System.Text.Encoding.UTF8.GetString(content.ToArray()).ReplaceLineEndings("\n")), Is.EqualTo(("flags.csv", "day,flags\n2026-03-04,7\n")));
        Assert.That(mail.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
    }

    [Test]
    public async Task Has_no_header_that_its_subject_brings()
    {
        await AddAsync(new Notification("a", "report", "A title\r\nBcc: all@example.com\r\n\r\nA body", "A text", Noon, ["team"]));

        await service.SendAsync();

        var (raw, mail) = Last();
        Assert.That(mail.Bcc, Is.Empty);
        Assert.That(raw.To, Is.EqualTo(["ada@example.com", "bob@example.com"]));
        Assert.That(mail.Subject, Is.EqualTo("A title  Bcc: all@example.com    A body"));
    }

    [TestCase(SmtpConduct.Refuses, "not now")]
    [TestCase(SmtpConduct.BreaksOff, "the mail server did not take it")]
    [TestCase(SmtpConduct.Hangs, "the mail server did not take it within 1 s")]
    public async Task Is_tried_again_when_the_server_fails(SmtpConduct conduct, string error)
    {
        server.Conduct = conduct;
        var before = server.Received.Count;
        var failed = await service.SendTestAsync("team");

        server.Conduct = SmtpConduct.Takes;
        service.Clock.Now = failed["due_at"]!.GetValue<DateTimeOffset>();
        await service.SendAsync();

        Assert.That(failed["error"]!.GetValue<string>(), Does.Contain(error));
        Assert.That(server.Received, Has.Count.EqualTo(before + 1));
        Assert.That(Last().Mail.MessageId, Is.EqualTo($"{failed["id"]!.GetValue<string>()}@example.com"));
    }

    private (ReceivedMail Raw, MimeMessage Mail) Last()
    {
        var raw = server.Received[^1];
        using var text = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(raw.Text));
        return (raw, MimeMessage.Load(text));
    }

    private async Task AddAsync(Notification notification)
    {
        await using var connection = new NpgsqlConnection(service.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new NotificationOutbox(service.Clock).AddAsync(notification, transaction, CancellationToken.None);
        await transaction.CommitAsync();
    }
}
