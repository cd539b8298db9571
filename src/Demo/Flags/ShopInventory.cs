using Reporting.Domain.Flags.Records;

namespace Reporting.Demo.Flags;

/// <summary>What else the shop's instance has.</summary>
internal static class ShopInventory
{
    private static readonly string[] BuiltInFields = ["appName", "currentTime", "environment", "sessionId", "userId"];
    private static readonly string[] Strategies = ["default", StrategyState.Name, "remoteAddress", "applicationHostname", "byWarehouse"];

    public static InstanceSettings Settings => new()
    {
        SourceInstanceId = new Dice(365).Id().ToString(),
        VersionOss = "8.2.0",
        VersionEnterprise = "8.2.0",
        OidcEnabled = true,
        ScimEnabled = true,
    };

    public static IEnumerable<Role> Roles =>
    [
        new() { Id = 1, Name = "Admin", Type = "root", InUse = true },
        new() { Id = 2, Name = "Editor", Type = "root", InUse = true },
        new() { Id = 3, Name = "Viewer", Type = "root", InUse = true },
        new() { Id = 4, Name = "Owner", Type = "project", InUse = true },
        new() { Id = 5, Name = "Member", Type = "project", InUse = true },
        new() { Id = 6, Name = "Reader", Type = "project" },
        new() { Id = 7, Name = "Release lead", Type = "custom", InUse = true },
        new() { Id = 8, Name = "Support", Type = "root-custom", InUse = true },
        new() { Id = 9, Name = "Reviewer", Type = "root-custom" },
    ];

    public static IEnumerable<Segment> Segments => ShopFacts.Segments.Select((name, index) => new Segment { Id = $"{index + 1}", Name = name });

    public static IEnumerable<UserGroup> Groups => ShopFacts.Groups.Select((name, index) => new UserGroup { Id = $"{index + 1}", Name = name });

    public static IEnumerable<ContextField> ContextFields
        => BuiltInFields.Concat(ShopFacts.ContextFields).Select(name => new ContextField { Id = name, Name = name });

    public static IEnumerable<StrategyType> StrategyTypes => Strategies.Select(name => new StrategyType { Name = name });

    public static IEnumerable<ReleasePlan> ReleasePlans =>
    [
        new() { Id = "plan-template-1", Kind = "template" },
        new() { Id = "ten-percent-a-day", Kind = "template" },
        .. Enumerable.Range(1, 6).Select(number => new ReleasePlan { Id = $"plan-{number}", Kind = "plan" }),
    ];

    public static IEnumerable<Project> Projects(Shop shop) => shop.Projects.Select(project => new Project
    {
        Id = project.Id,
        Name = project.Name,
        CreatedAt = project.CreatedAt(shop.Calendar),
        Members = shop.People.Count(person => person.IsThere(shop.Calendar.Now) && person.Projects.Contains(project)),
    });

    public static IEnumerable<User> Users(Shop shop) => shop.People
        .Select(person => person.Record(shop.Calendar))
        .Append(new User { Id = Shop.SystemId, Name = "System", Username = Shop.SystemName, CreatedAt = ShopCalendar.Midnight(shop.Calendar.FirstDay), IsSystem = true });

    public static IEnumerable<PersonalToken> PersonalTokens(Shop shop)
        => from person in shop.People
           where shop.Calendar.HasCome(ShopAccess.PersonalTokenOf(person, shop.Calendar)) && person.IsThere(shop.Calendar.Now)
           select new PersonalToken { Id = person.Id, UserId = person.Id, SeenAt = person.SeenAt(shop.Calendar) };

    public static IEnumerable<ApiToken> ApiTokens(Shop shop)
        => ShopAccess.Tokens.Select(token => token.Record(shop.Calendar)).Where(token => shop.Calendar.HasCome(token.CreatedAt));
}
