using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.ArchitectureTests;

internal sealed class TypeTests
{
    [Test]
    public void Types_are_internal_unless_another_assembly_needs_them()
    {
        var exported = new[] { Layers.Application, Layers.Infrastructure, Layers.Demo, Layers.Api }
            .SelectMany(layer => layer.WrittenTypes())
            .Where(type => type.IsVisible)
            .Where(type => type.Name is not "DependencyInjection")
            .Select(type => type.FullName);

        Assert.That(exported, Is.Empty);
    }

    [Test]
    public void Classes_are_sealed_unless_something_derives_from_them()
    {
        var types = Layers.All.SelectMany(layer => layer.WrittenTypes()).ToList();
        var derivedFrom = types.Select(type => Definition(type.BaseType)).ToHashSet();

        var open = types.Where(type => type is { IsClass: true, IsSealed: false } && !derivedFrom.Contains(type)).Select(type => type.FullName);

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Classes_that_others_derive_from_are_abstract()
    {
        var types = Layers.All.SelectMany(layer => layer.WrittenTypes());

        var concrete = types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.FullName);

        Assert.That(concrete, Is.Empty);
    }

    [Test]
    public void Entities_are_used()
    {
        var sources = Sources.Below("src", ".cs").ToDictionary(path => path, Sources.Read, StringComparer.Ordinal);
        var entities = sources.Keys.Where(path => path.Contains("/Tables/", StringComparison.Ordinal)).ToList();

        Assert.That(entities, Is.Not.Empty);
        Assert.That(entities.Where(path => !sources.Any(other => other.Key != path && Word(Path.GetFileNameWithoutExtension(path)).IsMatch(other.Value))), Is.Empty);
    }

    private static Regex Word(string name) => new($@"\b{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
