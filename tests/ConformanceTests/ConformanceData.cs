using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests;

/// <summary>
/// What real products recorded: read where <c>REPORTING_CONFORMANCE</c> says, else beside the checkout. None of it is in the
/// repository, so tests without it are skipped.
/// </summary>
internal static class ConformanceData
{
    public const string Variable = "REPORTING_CONFORMANCE";
    private const string BesideTheCheckout = "../shared/conformance";

    private static readonly string Root = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? given
        : Path.GetFullPath(Path.Combine(Checkout(AppContext.BaseDirectory), BesideTheCheckout));

    public static bool IsThere => Directory.Exists(Root);

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static JsonNode ReadJson(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)))!;

    /// <summary>The cases of a file, or one that says why there are none.</summary>
    public static IEnumerable<TestCaseData> Cases(Func<IEnumerable<TestCaseData>> read)
        => IsThere ? read() : [new TestCaseData(null).Ignore($"There are no recorded cases: set {Variable}, or put them into {BesideTheCheckout}.").SetArgDisplayNames("none")];

    private static string Checkout(string directory)
        => File.Exists(Path.Combine(directory, "Reporting.sln")) ? directory : Checkout(Path.GetDirectoryName(directory)!);
}
