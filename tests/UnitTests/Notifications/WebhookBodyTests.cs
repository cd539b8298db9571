using System.Text;
using NUnit.Framework;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Notifications;

namespace Reporting.UnitTests.Notifications;

internal sealed class WebhookBodyTests
{
    [Test]
    public void What_Slack_reads_as_marks_calls_nobody()
    {
        var told = new Notification("key", "report", "<!channel> & others", "<@U1> did it", DateTimeOffset.UnixEpoch, ["chat"]);
        var outgoing = new Outgoing(Guid.Empty, Attempt: 1, told);

        var body = Encoding.UTF8.GetString(WebhookBody.ForSlack(outgoing, "https://reporting.example.com/flags"));

        Assert.That(body, Is.EqualTo("""{"text":"*&lt;!channel&gt; &amp; others*\n&lt;@U1&gt; did it\n<https://reporting.example.com/flags|Open>"}"""));
    }
}
