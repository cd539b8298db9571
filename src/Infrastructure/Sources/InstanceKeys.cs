using System.Text.RegularExpressions;

namespace Reporting.Infrastructure.Sources;

internal static partial class InstanceKeys
{
    public const string Pattern = "^[a-z0-9][a-z0-9-]{0,62}$";

    public static bool IsKey(string text) => Key().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();
}
