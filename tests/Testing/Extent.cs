using NUnit.Framework;

namespace Reporting.Testing;

/// <summary>How much the tests of this project do: a little with the other tests, all of it when <c>REPORTING_FAULTS=long</c>.</summary>
internal static class Extent
{
    public const string Variable = "REPORTING_FAULTS";

    public static bool IsLong => string.Equals(Environment.GetEnvironmentVariable(Variable), "long", StringComparison.Ordinal);

    public static T Of<T>(T brief, T full) => IsLong ? full : brief;

    /// <summary>A line that <c>./test --faults</c> shows.</summary>
    public static void Tell(string figures) => TestContext.Out.WriteLine($"faults: {figures}");
}
