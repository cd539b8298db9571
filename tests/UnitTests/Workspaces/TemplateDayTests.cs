using NUnit.Framework;
using Reporting.Infrastructure.Workspaces.Derived;
using Reporting.Testing;
using Reporting.Testing.Workspaces;

namespace Reporting.UnitTests.Workspaces;

/// <summary>A template's day in packed columns.</summary>
internal sealed class TemplateDayTests
{
    [Test]
    public Task Comes_out_of_its_columns_as_it_went_in() => Seeds.TryAsync(trials: 20, random =>
    {
        var day = SomeDay(random);

        var unpacked = TemplateDay.Unpack(day.Pack());

        Assert.That(Describe(unpacked), Is.EqualTo(Describe(day)));
        Assert.That(unpacked.Pack().Apps, Is.EqualTo(day.Pack().Apps));
        return Task.CompletedTask;
    });

    [Test]
    public void A_half_hour_that_is_cleared_leaves_nothing_behind()
    {
        var (day, other) = (new TemplateDay(), new TemplateDay());
        day.Of(Ids.Of("ada")).Set(3, [5, 0, 0, 0, 5, 0], 7.5f);
        other.Of(Ids.Of("ada")).Set(3, [5, 0, 0, 0, 5, 0], 7.5f);
        other.Of(Ids.Of("ada")).Set(47, [30, 30, 0, 0, 0, 0], float.NaN);
        other.Of(Ids.Of("ada")).SetApp(47, "code", 30);

        var wasThere = (other.Clear(Ids.Of("ada"), 47), other.Clear(Ids.Of("ada"), 46), other.Clear(Ids.Of("bob"), 47));

        Assert.That(wasThere, Is.EqualTo((true, false, false)));
        Assert.That(other.Pack().Apps, Is.EqualTo(day.Pack().Apps));
        Assert.That(Describe(other), Is.EqualTo(Describe(day)));
    }

    private static TemplateDay SomeDay(Random random)
    {
        var day = new TemplateDay();
        foreach (var user in Enumerable.Range(0, random.Next(5)))
        {
            var halfHours = day.Of(Guid.NewGuid());
            foreach (var slot in Enumerable.Range(0, 48).Where(_ => random.Next(3) == 0).Append(user))
            {
                halfHours.Set(slot, [.. Enumerable.Range(0, 6).Select(_ => (byte)random.Next(31))], random.Next(4) == 0 ? float.NaN : random.NextSingle());
                foreach (var app in Enumerable.Range(0, random.Next(200)))
                {
                    halfHours.SetApp(slot, $"äpp {app}", (byte)random.Next(31));
                }
            }
        }

        return day;
    }

    private static IEnumerable<string> Describe(TemplateDay day)
        => from user in day.Users
           from slot in Enumerable.Range(0, 48)
           where (user.Value.Present & (1UL << slot)) != 0
           orderby user.Key, slot
           select $"{user.Key} {slot}: {string.Join(' ', user.Value.Minutes(slot).ToArray())} min, {user.Value.Latency(slot)} ms, "
               + string.Join(' ', user.Value.Apps.Where(app => app.Value[slot] is not null).Select(app => $"{app.Key} {app.Value[slot]}"));
}
