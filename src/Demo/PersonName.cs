namespace Reporting.Demo;

/// <summary>Names of imagined people, such as <c>ada.abe</c>.</summary>
internal static class PersonName
{
    private static readonly string[] FirstNames =
    [
        "ada", "alan", "amara", "anders", "barbara", "carlos", "chen", "dana", "edsger", "elena", "farid", "frances", "grace", "hedy", "hiro", "ines",
        "ivan", "jean", "joan", "karen", "ken", "leila", "linus", "lucia", "margaret", "mei", "naveen", "nadia", "olga", "omar", "pedro", "priya",
        "radia", "rosa", "sofia", "tariq", "tim", "uma", "vera", "yuki",
    ];

    private static readonly string[] LastNames =
    [
        "abe", "ahmed", "alvarez", "baker", "bauer", "costa", "cruz", "diaz", "dubois", "eriksen", "fischer", "garcia", "haddad", "hansen", "ito", "ivanova",
        "jansen", "jones", "kaur", "kim", "kovacs", "larsen", "lee", "lopez", "moreau", "mueller", "nakamura", "nguyen", "novak", "okafor", "park", "patel",
        "rossi", "sato", "schmidt", "silva", "tanaka", "weber", "wong", "zhang",
    ];

    /// <summary>No two of the first 1,600 are the same.</summary>
    public static string Of(int index)
    {
        var first = FirstNames[index % FirstNames.Length];
        var last = LastNames[(index / FirstNames.Length + index * 7) % LastNames.Length];
        var round = index / (FirstNames.Length * LastNames.Length);
        return round == 0 ? $"{first}.{last}" : $"{first}.{last}.{round + 1}";
    }
}
