using NUnit.Framework;
using Reporting.Application.Workspaces;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.UnitTests.Workspaces;

/// <summary>Groups that are too small to be told where users are not.</summary>
internal sealed class SmallGroupTests
{
    private static readonly TemplateFilter Chosen = new([Guid.NewGuid()]);

    private static readonly ParameterUsage Parameter = new(
        [], "Settings", "settings", "string", "", [], [new("https://git.example/ada", 1), new("none", 5), new("https://git.example/bob", 2)]);

    [TestCase(UserPrivacy.Pseudonyms)]
    [TestCase(UserPrivacy.None)]
    public void What_few_chose_is_one_value(UserPrivacy privacy)
        => Assert.That(Mask(privacy).Hide(Parameter).Values, Is.EqualTo(new ParameterValue[] { new("none", 5), new("other", 3) }));

    [Test]
    public void With_names_every_value_is_told() => Assert.That(Mask(UserPrivacy.Names).Hide(Parameter), Is.SameAs(Parameter));

    [TestCase(UserPrivacy.Names, 4, 4)]
    [TestCase(UserPrivacy.Pseudonyms, 4, 4)]
    [TestCase(UserPrivacy.None, 4, 0)]
    [TestCase(UserPrivacy.None, 5, 5)]
    public void Few_users_of_chosen_templates_are_told_as_none(UserPrivacy privacy, int users, int told)
    {
        Assert.That(Mask(privacy).Hide(Chosen, [users]), Is.EqualTo([told]));
        Assert.That(Mask(privacy).Hide(TemplateFilter.Deployment, [users]), Is.EqualTo([users]));
    }

    private static UserMask Mask(UserPrivacy privacy) => new(privacy, UserKey.Make());
}
