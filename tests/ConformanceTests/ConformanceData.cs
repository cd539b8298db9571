using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Reporting.ConformanceTests;

/// <summary>
/// What the reports must answer: recordings of the real products where <c>REPORTING_CONFORMANCE</c> says or else beside the checkout, else the
/// cases of this project's own, which are in the repository. Tests of what only a recording can tell are skipped without one.
/// </summary>
internal static class ConformanceData
{
    public const string Variable = "REPORTING_CONFORMANCE";
    private const string BesideTheCheckout = "../shared/conformance";
    private const string InTheCheckout = "tests/ConformanceTests/Data";

    private static readonly string Root = FindRoot();

    public static bool Has(string file) => File.Exists(PathOf(file));

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static JsonNode ReadJson(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)))!;

    /// <summary>The cases of a file, or one that says why there are none.</summary>
    public static IEnumerable<TestCaseData> Cases(string file, Func<IEnumerable<TestCaseData>> read)
        => Has(file) ? read() : [new TestCaseData(null).Ignore(ReasonWithout(file)).SetArgDisplayNames("none")];

    public static string ReasonWithout(string file) => $"There is no recording {file}: set {Variable}, or put it into {BesideTheCheckout}.";

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        var checkout = FindCheckout(AppContext.BaseDirectory);
        var beside = Path.GetFullPath(Path.Combine(checkout, BesideTheCheckout));
        return Directory.Exists(beside) ? beside : Path.Combine(checkout, InTheCheckout);
    }

    private static string FindCheckout(string directory)
        => File.Exists(Path.Combine(directory, "Reporting.sln")) ? directory : FindCheckout(Path.GetDirectoryName(directory)!);
}
