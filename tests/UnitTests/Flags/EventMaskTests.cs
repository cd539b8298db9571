using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Application.Flags.Events;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.UnitTests.Flags;

/// <summary>What is left of people in an event whose instance does not show them.</summary>
internal sealed class EventMaskTests
{
    private static readonly UserMask Pseudonyms = new(UserPrivacy.Pseudonyms, UserKey.Make());

    [TestCase("""{"note":"ask ada@example.com, or bob@example.org."}""", "ada@example.com", "bob@example.org")]
    [TestCase("""["ada@example.com"]""", "ada@example.com")]
    [TestCase("\"ada@example.com\"", "ada@example.com")]
    [TestCase("""{"users":["Ada","Bob"],"members":[{"name":"Cleo","id":5}]}""", "Ada", "Bob", "Cleo")]
    [TestCase("""{"createdBy":{"username":"ada","imageUrl":"https://pictures.example/ada"}}""", "ada")]
    [TestCase("""{"description":"Maker"}""", "Maker")]
    public void Nobody_is_named_in_the_data(string data, params string[] names)
    {
        var masked = Mask(data);

        Assert.That(names.Where(name => masked.Contains(name, StringComparison.Ordinal)), Is.Empty, masked);
    }

    [TestCase("""{"name":"pay","type":"release","impressionData":false,"variants":[1,2.50,null]}""")]
    [TestCase("""{ "spaced" : 1 }""")]
    [TestCase("null")]
    public void What_is_about_nobody_stays_as_it_came(string data) => Assert.That(Mask(data), Is.EqualTo(data));

    [TestCase("""{"a":1,"a":"ada@example.com"}""")]
    public void What_cannot_be_looked_through_is_left_out(string data) => Assert.That(Event(data, Pseudonyms).Data, Is.Null);

    [Test]
    public void A_user_is_one_person_in_the_event_and_in_its_data()
    {
        var masked = Event("""{"createdBy":"Maker","createdByUserId":7}""", Pseudonyms);
        var data = JsonNode.Parse(masked.Data!.Text)!;

        Assert.That(((string)data["createdBy"]!, (long)data["createdByUserId"]!), Is.EqualTo((masked.CreatedBy, masked.CreatedByUserId!.Value)));
        Assert.That((masked.CreatedBy, masked.CreatedByUserId), Is.EqualTo((Pseudonyms.NameOf(7, "Maker"), Pseudonyms.IdOf(7))));
    }

    [Test]
    public void Without_users_an_event_has_no_maker()
    {
        var masked = Event("""{"userId":7}""", new UserMask(UserPrivacy.None, UserKey.Make()));

        Assert.That((masked.CreatedBy, masked.CreatedByUserId, masked.Ip, masked.Data!.Text), Is.EqualTo(("user", (long?)null, (string?)null, """{"userId":null}""")));
    }

    private static string Mask(string data) => Event(data, Pseudonyms).Data!.Text;

    private static FlagEvent Event(string data, UserMask mask)
        => new EventMask(mask).Apply([new FlagEvent { Id = 1, Type = "feature-updated", CreatedAt = DateTimeOffset.UnixEpoch, CreatedBy = "Maker", CreatedByUserId = 7, Ip = "10.0.0.1", Data = new RawJson(data) }]).Single();
}
