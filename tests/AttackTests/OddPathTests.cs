using System.Text;
using NUnit.Framework;
using Reporting.Api.Native;
using Reporting.Api.Native.Notifications;
using Reporting.Api.Native.Schedules;
using Reporting.Testing.Service;

namespace Reporting.AttackTests;

/// <summary>Paths that no client means.</summary>
internal sealed class OddPathTests : ServiceFixture
{
    [TestCase("/api/instances/%0A")]
    [TestCase("/api/instances/%20")]
    [TestCase("/api/instances/%E3%80%80")]
    [TestCase("/api/instances/%00")]
    [TestCase("/api/instances/a%0D%0AX-Injected:%20yes")]
    [TestCase("/docs/%0A")]
    [TestCase("/docs/%0D%0AX-Injected:%20yes")]
    [TestCase("/docs%0A")]
    [TestCase("/openapi/%0A.json")]
    [TestCase("/health/%0A")]
    [TestCase("/api/v2/templates/%0A/daus")]
    [TestCase("/api/admin/events/%0A")]
    [TestCase("/api/tokens/%0A")]
    [TestCase("/api/ingest/%0A/%0A")]
    [TestCase("/api/alerts/%0A/history")]
    [TestCase("/api/schedules/%0A/send")]
    [TestCase("/api/sources/%0A")]
    [TestCase("/api/reports/%0A")]
    [TestCase("/api/instances/dev/users/%0A")]
    public async Task Are_refused_and_no_fault_of_the_service(string path)
    {
        foreach (var method in new[] { "GET", "HEAD", "PUT", "POST", "DELETE" })
        {
            var answer = await Service.AskAsync(method, path);

            Assert.That(answer.Status, Is.InRange(400, 499), $"{method} {path}: {answer.Body}");
            Assert.That(answer.Response.Headers.Contains("X-Injected"), Is.False);
        }
    }

    [TestCase("alerts", AlertExamples.SaveAlert)]
    [TestCase("receivers", NotificationExamples.SaveReceiver)]
    [TestCase("schedules", ScheduleExamples.SaveSchedule)]
    public async Task A_blank_name_is_refused_as_a_name(string of, string body)
    {
        foreach (var name in new[] { "%0A", "%20", "%E3%80%80", "a%0A" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");

            var answer = await Service.AskAsync("PUT", $"/api/{of}/{name}", content);

            Assert.That(answer.Status, Is.EqualTo(400), name);
            Assert.That(answer.Body, Does.Contain("must match"), name);
        }
    }
}
