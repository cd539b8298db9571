namespace Reporting.Demo.Flags;

/// <summary>Something that the administrator did on a day of the story.</summary>
internal sealed record ShopFact(int Day, string Type, object Data, object? PreData = null, string? Project = null, string? Environment = null);

/// <summary>What the administrator did once.</summary>
internal static class ShopFacts
{
    public static readonly IReadOnlyList<string> Segments = ["beta-testers", "staff", "nordics", "loyal-customers", "business-customers"];

    public static readonly IReadOnlyList<string> ContextFields = ["country", "customerType", "warehouse"];

    public static readonly IReadOnlyList<string> Groups = ["Developers", "Product", "Operations", "Support"];

    public static readonly IReadOnlyList<ShopFact> All =
    [
        .. ShopEnvironment.All.Select(environment => new ShopFact(0, "environment-created", new { environment.Name, environment.Type })),
        .. ContextFields.Select(name => new ShopFact(0, "context-field-created", new { Name = name, Stickiness = false })),
        .. Groups.Select((name, index) => new ShopFact(index, "group-created", new { Id = index + 1, Name = name })),
        .. Segments.Select((name, index) => new ShopFact(8 + 40 * index, "segment-created", new { Id = index + 1, Name = name })),
        new(0, "setting-updated", new { Id = "sign-in", Hidden = true }),
        new(1, "strategy-created", new { Name = "byWarehouse", Description = "On for some warehouses." }),
        new(2, "addon-config-created", new { Id = 1, Provider = "slack-app", Enabled = true, Events = new[] { "feature-archived" } }),
        new(6, "role-created", new { Id = 7, Name = "Release lead" }),
        new(45, "role-created", new { Id = 8, Name = "Support" }),
        new(48, "segment-updated", new { Id = 1, Name = Segments[0], Constraints = 2 }, new { Id = 1, Name = Segments[0], Constraints = 1 }),
        new(80, "role-created", new { Id = 9, Name = "Reviewer" }),
        new(95, "features-imported", new { Features = 4 }, Project: "search", Environment: ShopEnvironment.Production),
        new(120, "addon-config-updated", new { Id = 1, Provider = "slack-app", Enabled = true }, new { Id = 1, Provider = "slack-app", Enabled = false }),
        new(170, "features-imported", new { Features = 11 }, Project: "logistics", Environment: ShopEnvironment.Development),
        new(205, "group-updated", new { Id = 4, Name = Groups[3], Users = 6 }, new { Id = 4, Name = Groups[3], Users = 4 }),
        new(240, "release-plan-template-created", new { Id = "ten-percent-a-day", Name = "Ten percent a day" }),
        new(300, "features-imported", new { Features = 2 }, Project: "mobile", Environment: ShopEnvironment.Test),
        new(330, "project-updated", new { Id = "search", Mode = "protected" }, new { Id = "search", Mode = "open" }, Project: "search"),
    ];
}
