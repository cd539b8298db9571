using NUnit.Framework;
using Reporting.Testing.Service;

namespace Reporting.AttackTests.Access;

/// <summary>A token of one instance, used against another.</summary>
internal sealed class ForeignInstanceTests : ServiceFixture
{
    [TestCase("GET", "/api/instances/other", 403)]
    [TestCase("DELETE", "/api/instances/other", 403)]
    [TestCase("GET", "/api/v2/insights/daus?tz_offset=0", 403)]
    [TestCase("POST", "/api/ingest/other/users", 403)]
    public async Task A_bound_admin_is_refused_elsewhere(string method, string path, int status)
    {
        await Service.AddInstanceAsync();
        await Service.AddInstanceAsync("other");
        var (_, token) = await Service.AddTokenAsync("admin", "dev");

        var answer = await Service.AskAsync(method, path, content: null, token, ("X-Reporting-Instance", "other"));

        Assert.That(answer.Status, Is.EqualTo(status), answer.Body);
    }
}
