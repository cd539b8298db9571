using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.Demo.Flags;

/// <summary>What happened in the shop's instance besides the lives of flags.</summary>
internal sealed class ShopHistory(Shop shop)
{
    private const int DaysBetweenExports = 30;

    private readonly ShopCalendar calendar = shop.Calendar;
    private readonly ShopPerson administrator = shop.People.First(person => person.Id == ShopPerson.Administrator);

    /// <summary>In no order, without ids.</summary>
    public IEnumerable<FlagEvent> Events
        => shop.People.SelectMany(LifeOf)
            .Concat(ShopProject.All.SelectMany(LifeOf))
            .Concat(ShopAccess.Tokens.Select(Creation))
            .Concat(ShopClients.Apps.Select(Creation))
            .Concat(ShopFacts.All.Select(EventOf))
            .Concat(Exports())
            .Where(each => calendar.HasCome(each.CreatedAt));

    private IEnumerable<FlagEvent> LifeOf(ShopPerson person)
    {
        var data = EventData.Of(new { person.Id, person.Name, person.Email, RootRole = person.Id == ShopPerson.Administrator ? 1 : 2 });
        var by = person == administrator ? null : administrator;
        yield return Event(person.JoinedAt, person.IsService ? "service-account-created" : "user-created", by, data);
        if (ShopAccess.PersonalTokenOf(person, calendar) is { } token)
        {
            yield return Event(token, "pat-created", person, EventData.Of(new { person.Id, Description = "command line", Secure = false }));
        }

        if (person.LeftAt is { } left)
        {
            yield return Event(left, person.IsService ? "service-account-deleted" : "user-deleted", administrator, data: null) with { PreData = data };
        }
    }

    private IEnumerable<FlagEvent> LifeOf(ShopProject project)
    {
        var data = EventData.Of(new { project.Id, project.Name, Mode = "open", Environments = ShopEnvironment.All.Select(environment => environment.Name) });
        yield return Event(project.CreatedAt(calendar).AddMinutes(1), "project-created", administrator, data) with { Project = project.Id };
        foreach (var person in shop.People.Where(person => person.Projects.Contains(project)))
        {
            var added = EventData.Of(new { RoleId = 5, UserId = person.Id, RoleName = "Member", person.Email });
            yield return Event(person.AddedTo(project, calendar), "project-user-added", administrator, added) with { Project = project.Id };
        }
    }

    private FlagEvent Creation(ShopToken token)
        => Event(token.CreatedAt(calendar), "api-token-created", administrator, EventData.Of(new { TokenName = token.Name, token.Type, token.Environment, token.Project }))
            with { Project = token.Project, Environment = token.Environment };

    private FlagEvent Creation(ShopApp app)
        => Event(app.FirstSeen(calendar), "application-created", by: null, EventData.Of(new { AppName = app.Name, Strategies = (string[])[StrategyState.Name] }));

    private FlagEvent EventOf(ShopFact fact, int index)
        => Event(calendar.At(fact.Day, ShopCalendar.DiceFor(ShopCalendar.Part.Fact, index)), fact.Type, administrator, EventData.Of(fact.Data))
            with { PreData = fact.PreData is null ? null : EventData.Of(fact.PreData), Project = fact.Project, Environment = fact.Environment };

    /// <summary>The flags of a project, every month.</summary>
    private IEnumerable<FlagEvent> Exports()
    {
        for (var day = DaysBetweenExports; day <= calendar.DayOf(calendar.Now); day += DaysBetweenExports)
        {
            var dice = ShopCalendar.DiceFor(ShopCalendar.Part.Fact, index: -1, day);
            var at = calendar.At(day, dice);
            var by = shop.Someone(ShopProject.Pick(day, dice), at, dice);
            yield return Event(at, "features-exported", by, EventData.Of(new { Environment = ShopEnvironment.Production, Features = dice.Between(4, 40) }));
        }
    }

    private static FlagEvent Event(DateTimeOffset at, string type, ShopPerson? by, RawJson? data) => new()
    {
        Id = 0,
        Type = type,
        CreatedAt = at,
        CreatedBy = by?.Email ?? Shop.SystemName,
        CreatedByUserId = by?.Id ?? Shop.SystemId,
        Data = data,
        Tags = [],
    };
}
