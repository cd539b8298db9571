using NUnit.Framework;
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
    public async Task Are_refused_and_no_fault_of_the_service(string path)
    {
        foreach (var method in new[] { "GET", "HEAD", "PUT", "POST", "DELETE" })
        {
            var answer = await Service.AskAsync(method, path);

            Assert.That(answer.Status, Is.InRange(400, 499), $"{method} {path}: {answer.Body}");
            Assert.That(answer.Response.Headers.Contains("X-Injected"), Is.False);
        }
    }
}
