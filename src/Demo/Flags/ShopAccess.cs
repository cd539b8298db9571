using System.Security.Cryptography;
using System.Text;
using Reporting.Domain.Flags.Records;

namespace Reporting.Demo.Flags;

/// <summary>A token by which programs use the instance.</summary>
/// <param name="Project">Null for all.</param>
internal sealed record ShopToken(string Name, string Type, string? Project, string? Environment, int Day)
{
    public DateTimeOffset CreatedAt(ShopCalendar calendar)
        => calendar.At(Day, ShopCalendar.DiceFor(ShopCalendar.Part.Token, ShopAccess.Tokens.IndexOf(this)));

    public ApiToken Record(ShopCalendar calendar) => new()
    {
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name))),
        Type = Type,
        CreatedAt = CreatedAt(calendar),
        ExpiresAt = Day % 3 == 1 ? CreatedAt(calendar).AddDays(90) : null,
    };
}

/// <summary>By which tokens people and programs come in.</summary>
internal static class ShopAccess
{
    public static readonly List<ShopToken> Tokens =
    [
        new("provisioning", "admin", Project: null, Environment: null, Day: 0),
        new("backup", "admin", Project: null, Environment: null, Day: 4),
        .. ShopProject.All.SelectMany(project => TokensOf(project)),
        new("web-shop", "frontend", "checkout", ShopEnvironment.Production, Day: 15),
        new("ios-app", "frontend", "mobile", ShopEnvironment.Production, Day: 115),
        new("android-app", "frontend", "mobile", ShopEnvironment.Production, Day: 117),
    ];

    /// <summary>When someone made a token to act for itself; null for all who made none.</summary>
    public static DateTimeOffset? PersonalTokenOf(ShopPerson person, ShopCalendar calendar)
        => person.Id % 8 == 3 ? calendar.After(person.JoinedAt, 9, ShopCalendar.DiceFor(ShopCalendar.Part.Token, -person.Id)) : null;

    private static IEnumerable<ShopToken> TokensOf(ShopProject project)
        => from environment in new[] { ShopEnvironment.Development, ShopEnvironment.Production }
           select new ShopToken($"{project.Id} in {environment}", "client", project.Id, environment, project.Since + 4);
}
