namespace Reporting.Demo.Flags;

/// <summary>A part of the shop with flags of its own.</summary>
/// <param name="Since">The day of the story on which it was made.</param>
/// <param name="Apps">What asks for its flags.</param>
internal sealed record ShopProject(string Id, string Name, int Since, IReadOnlyList<string> Apps)
{
    public static readonly IReadOnlyList<ShopProject> All =
    [
        new("default", "Default", 0, ["web-shop", "back-office"]),
        new("checkout", "Checkout", 1, ["web-shop", "checkout-api", "ios-app"]),
        new("catalogue", "Catalogue", 3, ["web-shop", "catalogue-api"]),
        new("payments", "Payments", 10, ["payments-api", "checkout-api"]),
        new("accounts", "Accounts and sign-in", 25, ["accounts-api", "web-shop", "ios-app"]),
        new("search", "Search", 60, ["search-api", "web-shop"]),
        new("mobile", "Mobile apps", 110, ["ios-app", "android-app"]),
        new("logistics", "Logistics", 150, ["warehouse-api", "back-office"]),
    ];

    public DateTimeOffset CreatedAt(ShopCalendar calendar) => Since == 0
        ? ShopCalendar.Midnight(calendar.FirstDay).AddHours(6)
        : calendar.At(Since, ShopCalendar.DiceFor(ShopCalendar.Part.Project, Since));

    /// <summary>One that is there on that day; the older ones have more of everything.</summary>
    public static ShopProject Pick(int day, Dice dice)
    {
        var known = All.Count(project => project.Since + 3 < day);
        return All[(int)(known * dice.Share() * (0.7 + 0.3 * dice.Share()))];
    }
}
