using NUnit.Framework;

namespace Reporting.ArchitectureTests;

/// <summary>What namespaces of one layer may know of each other.</summary>
internal sealed class NamespaceTests
{
    private static readonly IReadOnlyList<string> LayerFolders = ["src/Domain", "src/Application", "src/Infrastructure", "src/Api", "src/Dashboard", "src/Demo"];
    private static readonly IReadOnlyList<string> Modules = ["Workspaces", "Flags", "Network"];

    [TestCaseSource(nameof(LayerFolders))]
    public void No_two_namespaces_use_each_other(string folder) => Assert.That(new NamespaceGraph(folder).FindCycles(), Is.Empty);

    [TestCaseSource(nameof(LayerFolders))]
    public void No_module_uses_another(string folder)
    {
        var crossing = new NamespaceGraph(folder).Uses
            .Where(use => ModuleOf(use.From) is { } from && ModuleOf(use.To) is { } to && !string.Equals(from, to, StringComparison.Ordinal));

        Assert.That(crossing, Is.Empty);
    }

    [Test]
    public void Uses_are_found()
        => Assert.That(new NamespaceGraph("src/Infrastructure").Uses, Does.Contain(("Reporting.Infrastructure.Workspaces.RollUp", "Reporting.Infrastructure.Persistence.Merge")));

    private static string? ModuleOf(string name) => Modules.FirstOrDefault(module => name.Split('.').Contains(module, StringComparer.Ordinal));
}
