using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Testing.Service;

namespace Reporting.UnitTests.Coder;

internal sealed class InstanceChoiceTests : CoderFixture
{
    private const string Header = "X-Reporting-Instance";
    private const string Hidden = "{\"message\":\"Resource not found or you do not have access to this resource\",\"detail\":\"";

    [TestCase("dev", 200)]
    [TestCase("prod", 200)]
    [TestCase("flags", 404, Description = "of another kind")]
    [TestCase("none", 404)]
    public async Task The_header_chooses(string key, int status)
    {
        AddOthers();

        Assert.That((await Host.GetAsync(TokenRole.Admin, "insights/daus", Header, key)).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task The_only_one_of_the_kind_needs_no_choice()
    {
        Host.Access.Add("flags", InstanceKind.Flags);

        Assert.That((await Host.GetAsync(TokenRole.Admin, "insights/daus")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Several_ask_for_a_choice_and_are_named()
    {
        AddOthers();
        var several = await Host.GetAsync(TokenRole.Admin, "insights/daus");
        var unknown = await Host.GetAsync(TokenRole.Admin, "insights/daus", Header, "none");

        Assert.That((several.Status, several.Body), Is.EqualTo((400,
            "{\"message\":\"Several instances can answer. Choose one with the header X-Reporting-Instance.\",\"detail\":\"The instances are: dev, prod.\"}\n")));
        Assert.That(unknown.Body, Is.EqualTo(Hidden + "There is no such instance of workspaces. The instances are: dev, prod.\"}\n"));
    }

    [Test]
    public async Task None_is_not_found()
    {
        await Host.Access.DeleteAsync("dev", CancellationToken.None);
        await Host.Access.RefreshAsync(CancellationToken.None);
        var answer = await Host.GetAsync(TokenRole.Admin, "insights/daus");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((404, Hidden + "There is no instance of workspaces to report on.\"}\n")));
    }

    [Test]
    public async Task A_bound_token_stays_with_its_own()
    {
        AddOthers();
        var own = Host.Access.Add(TokenRole.Admin, Host.Dev);

        Assert.That((await AskAsync(own)).Status, Is.EqualTo(200));
        Assert.That((await AskAsync(own, Header, "dev")).Status, Is.EqualTo(200));
        var other = await AskAsync(own, Header, "prod");
        Assert.That((other.Status, other.Body), Is.EqualTo((403, "{\"message\":\"Forbidden.\",\"detail\":\"The token is bound to another instance than \\\"prod\\\".\"}\n")));
    }

    [Test]
    public async Task A_token_bound_to_another_kind_finds_nothing()
    {
        var flags = Host.Access.Add(TokenRole.Admin, Host.Access.Add("flags", InstanceKind.Flags));

        Assert.That((await AskAsync(flags)).Status, Is.EqualTo(404));
    }

    private Task<Answer> AskAsync(string token, params string[] headers)
        => Host.SendAsync(HttpMethod.Get, "insights/daus", ["Coder-Session-Token", token, .. headers]);

    private void AddOthers()
    {
        Host.Access.Add("prod", InstanceKind.Workspaces);
        Host.Access.Add("flags", InstanceKind.Flags);
    }
}
