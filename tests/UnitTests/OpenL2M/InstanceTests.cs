using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;

namespace Reporting.UnitTests.OpenL2M;

internal sealed class InstanceTests : OpenL2MFixture
{
    [Test]
    public async Task Of_several_instances_one_has_to_be_chosen()
    {
        Host.Access.Add("branch", InstanceKind.Network);
        Host.Access.Add("dev", InstanceKind.Workspaces);

        Assert.That(Told(await Host.GetAsync(TokenRole.Member)), Is.EqualTo((400, """{"detail":"Several instances can answer. Choose one with the header X-Reporting-Instance: branch, campus."}""")));
        Assert.That(Told(await AskAbout("dev")), Is.EqualTo((404, """{"detail":"There is no such instance. The instances are: branch, campus."}""")));
        Assert.That((await AskAbout("branch")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Without_an_instance_there_is_nothing_to_report()
    {
        await Host.Access.DeleteAsync("campus", CancellationToken.None);
        await Host.Access.RefreshAsync(CancellationToken.None);

        Assert.That(Told(await Host.GetAsync(TokenRole.Member)), Is.EqualTo((404, """{"detail":"There is no instance to report on."}""")));
    }

    [Test]
    public async Task A_token_of_one_instance_is_for_no_other()
    {
        var branch = Host.Access.Add("branch", InstanceKind.Network);
        var token = $"Token {Host.Access.Add(TokenRole.Member, branch)}";

        Assert.That((await Host.SendAsync("GET", "/api/stats/", "Authorization", token)).Status, Is.EqualTo(200));
        Assert.That(
            Told(await Host.SendAsync("GET", "/api/stats/", "Authorization", token, "X-Reporting-Instance", "campus")),
            Is.EqualTo((403, """{"detail":"You do not have permission to perform this action."}""")));
    }

    private Task<Answer> AskAbout(string instance) => Host.GetAsync(TokenRole.Member, "/api/stats/", "X-Reporting-Instance", instance);

    private static (int Status, string Body) Told(Answer answer) => (answer.Status, answer.Body);
}
