using System.Security.Cryptography;
using System.Text;
using Reporting.Domain.Flags.Records;

namespace Reporting.Demo.Flags;

/// <summary>Someone who works for the shop, or a service account.</summary>
internal sealed record ShopPerson
{
    public const int Administrator = 1;
    private const int FromTheStart = 14;
    private const int People = 62;
    private const int Services = 3;
    private const int DaysOfGrowth = 350;

    public required long Id { get; init; }

    public required string Username { get; init; }

    public required bool IsService { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    public required DateTimeOffset? LeftAt { get; init; }

    /// <summary>When someone stopped coming by without leaving.</summary>
    public required DateTimeOffset? FadedAt { get; init; }

    public required IReadOnlyList<ShopProject> Projects { get; init; }

    public string Name => string.Join(' ', Username.Split('.').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public string Email => $"{Username}@example.com";

    public static IReadOnlyList<ShopPerson> AllOf(ShopCalendar calendar) => [.. Enumerable.Range(1, People + Services).Select(id => Of(calendar, id))];

    /// <summary>When someone was let into a project.</summary>
    public DateTimeOffset AddedTo(ShopProject project, ShopCalendar calendar)
    {
        var made = project.CreatedAt(calendar);
        return (made > JoinedAt ? made : JoinedAt).AddMinutes(2);
    }

    public bool IsThere(DateTimeOffset at) => JoinedAt < at && !(LeftAt <= at);

    public User Record(ShopCalendar calendar) => new()
    {
        Id = Id,
        Name = IsService ? null : Name,
        Username = IsService ? Username : null,
        EmailHash = IsService ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Email))),
        CreatedAt = JoinedAt,
        SeenAt = SeenAt(calendar),
        DeletedAt = calendar.HasCome(LeftAt) ? LeftAt : null,
        IsService = IsService,
        SeatType = Id % 10 == 9 ? "ReadOnly" : "Regular",
    };

    /// <summary>At the last day at work on which the person looked in, before it left or faded.</summary>
    public DateTimeOffset SeenAt(ShopCalendar calendar)
    {
        var end = new[] { calendar.Now, LeftAt ?? calendar.Now, FadedAt ?? calendar.Now }.Min();
        for (var day = calendar.DayOf(end); day > calendar.DayOf(JoinedAt); day--)
        {
            var dice = ShopCalendar.DiceFor(ShopCalendar.Part.Sighting, Id, day);
            if (dice.Chance(0.75) && calendar.At(day, dice) is var seen && seen < end)
            {
                return seen;
            }
        }

        return JoinedAt;
    }

    private static ShopPerson Of(ShopCalendar calendar, int id)
    {
        var dice = ShopCalendar.DiceFor(ShopCalendar.Part.Person, id);
        var isService = id > People;
        var day = id <= FromTheStart ? 0 : (id - FromTheStart) * DaysOfGrowth / (People + Services - FromTheStart);
        var joined = id == Administrator ? ShopCalendar.Midnight(calendar.FirstDay).AddHours(6) : calendar.At(day, dice);
        var stays = calendar.At(day + dice.Between(40, 220), dice);
        var known = ShopProject.All.Where(project => project.Since <= day).ToList();
        return new ShopPerson
        {
            Id = id,
            Username = isService ? $"deploy-{id - People}" : PersonName.Of(id),
            IsService = isService,
            JoinedAt = joined,
            LeftAt = id % 9 == 4 ? stays : null,
            FadedAt = id % 7 == 5 ? stays : null,
            Projects = id == Administrator ? ShopProject.All : [.. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => dice.Pick(known)).Distinct()],
        };
    }
}
