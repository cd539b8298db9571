using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.ArchitectureTests;

internal sealed class LayerTests
{
    private static readonly IReadOnlyList<string> Composition = ["src/Api/Program.cs", "src/Api/Api.csproj"];

    private static readonly TestCaseData<Assembly, string[]>[] Allowed =
    [
        new(Layers.Domain, []),
        new(Layers.Application, ["Reporting.Domain"]),
        new(Layers.Infrastructure, ["Reporting.Domain", "Reporting.Application"]),
        new(Layers.Demo, ["Reporting.Domain", "Reporting.Application"]),
        new(Layers.Dashboard, ["Reporting.Domain", "Reporting.Application"]),
        new(Layers.Api, ["Reporting.Domain", "Reporting.Application", "Reporting.Infrastructure", "Reporting.Dashboard", "Reporting.Demo"]),
    ];

    [TestCaseSource(nameof(Allowed))]
    public void A_layer_refers_only_to_those_below_it(Assembly layer, string[] below)
    {
        var referred = References(layer).Where(name => name.StartsWith("Reporting.", StringComparison.Ordinal));

        Assert.That(referred, Is.SubsetOf(below));
    }

    [Test]
    public void The_domain_refers_to_nothing_but_the_runtime()
    {
        var referred = References(Layers.Domain);

        Assert.That(referred, Is.All.StartsWith("System."));
    }

    [Test]
    public void Only_the_api_knows_of_http()
    {
        var referred = new[] { Layers.Application, Layers.Infrastructure, Layers.Demo }.SelectMany(References);

        Assert.That(referred, Has.None.StartsWith("Microsoft.AspNetCore"));
    }

    [Test]
    public void Only_the_composition_of_the_api_touches_the_infrastructure()
    {
        var touching = Sources.Below("src/Api", ".cs", ".csproj")
            .Where(path => Sources.Read(path).Contains("Infrastructure", StringComparison.Ordinal));

        Assert.That(touching, Is.SubsetOf(Composition));
    }

    [Test]
    public void Only_the_composition_of_the_api_touches_the_demo_data()
    {
        var touching = Sources.Below("src/Api", ".cs", ".csproj")
            .Where(path => Regex.IsMatch(Sources.Read(path), @"Reporting\.Demo\b|Demo\.csproj", RegexOptions.None, TimeSpan.FromSeconds(1)));

        Assert.That(touching, Is.EquivalentTo(Composition));
    }

    /// <summary>A project's registration is a list of its modules', each of which has one file.</summary>
    [Test]
    public void Services_are_registered_in_one_form()
    {
        var registering = Sources.Below("src", ".cs").Where(path => Sources.Read(path).Contains("(this IServiceCollection ", StringComparison.Ordinal)).ToList();

        Assert.That(registering, Does.Contain("src/Infrastructure/DependencyInjection.cs").And.Contain("src/Infrastructure/Flags/FlagsRegistration.cs"));
        Assert.That(registering, Has.All.Match(@"^src/(?:\w+/DependencyInjection|(?:\w+/)+\w+Registration)\.cs$"));
    }

    [Test]
    public void Pages_touch_no_table_and_no_infrastructure()
        => Assert.That(References(Layers.Dashboard), Has.None.StartsWith("Npgsql").And.None.StartsWith("Microsoft.EntityFrameworkCore"));

    /// <summary>Those that the compiler kept because something of them is used.</summary>
    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
