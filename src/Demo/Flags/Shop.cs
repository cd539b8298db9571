using Reporting.Domain.Flags.Records;

namespace Reporting.Demo.Flags;

/// <summary>An imagined shop that switches what it builds by flags: its people, its flags, and all that happened to them until now.</summary>
internal sealed class Shop
{
    public const long SystemId = -1337;
    public const string SystemName = "system";

    public Shop(ShopCalendar calendar)
    {
        Calendar = calendar;
        People = [.. ShopPerson.AllOf(calendar).Where(person => calendar.HasCome(person.JoinedAt))];
        Stories = [.. ShopFlag.AllOf(calendar).Select(flag => new FlagStory(this, flag))];
    }

    public ShopCalendar Calendar { get; }

    public IReadOnlyList<ShopPerson> People { get; }

    public IReadOnlyList<FlagStory> Stories { get; }

    public IEnumerable<ShopProject> Projects => ShopProject.All.Where(project => Calendar.HasCome(project.CreatedAt(Calendar)));

    /// <summary>Numbered by time: what happens later has higher numbers.</summary>
    public IEnumerable<FlagEvent> Events
        => new ShopHistory(this).Events
            .Concat(Stories.SelectMany(story => story.Events))
            .OrderBy(each => each.CreatedAt)
            .Select((each, index) => each with { Id = index + 1 });

    /// <summary>One of those who work on a project at that time; the administrator works on all.</summary>
    public ShopPerson Someone(ShopProject project, DateTimeOffset at, Dice dice)
        => dice.Pick([.. People.Where(person => person.IsThere(at) && person.Projects.Contains(project))]);
}
