namespace Reporting.Infrastructure.Sources.Unleash;

/// <summary>The product's version as one text: that of the open product, and after it that of the enterprise edition where it is one.</summary>
internal static class UnleashVersion
{
    private const string Joint = ", enterprise ";

    public static string? Join(string? open, string? enterprise) => string.IsNullOrEmpty(enterprise) ? open : $"{open}{Joint}{enterprise}";

    /// <returns>Empty for the edition that it is not.</returns>
    public static (string Open, string Enterprise) Split(string version)
        => version.Split(Joint, 2) is [var open, var enterprise] ? (open, enterprise) : (version, string.Empty);
}
