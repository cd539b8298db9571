using Reporting.Domain.Flags.Records;

namespace Reporting.Demo.Flags;

/// <summary>Where the shop's flags are switched.</summary>
internal static class ShopEnvironment
{
    public const string Development = "development";
    public const string Test = "test";
    public const string Production = "production";
    private const string Training = "training";

    public static IEnumerable<FlagEnvironment> All =>
    [
        new() { Name = Development, Type = Development },
        new() { Name = Test, Type = Test },
        new() { Name = Production, Type = Production },
        new() { Name = Training, Type = "pre-production", Enabled = false },
    ];
}
