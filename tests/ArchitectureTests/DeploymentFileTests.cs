using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Reporting.ArchitectureTests;

/// <summary>What can be said of files that containers and service managers read without having those.</summary>
internal sealed partial class DeploymentFileTests
{
    private static readonly IReadOnlyList<string> NamingImages = ["Dockerfile", "compose.yaml"];

    [Test]
    public void The_image_runs_as_an_ordinary_user_and_tells_its_health()
    {
        var last = Sources.Read("Dockerfile").Split("\nFROM ")[^1].Split('\n');

        Assert.That(last.Single(line => line.StartsWith("USER ", StringComparison.Ordinal)), Does.Match("^USER [1-9][0-9]*:[1-9][0-9]*$"));
        Assert.That(last, Has.Some.StartsWith("HEALTHCHECK ").And.Some.StartsWith("ENTRYPOINT "));
    }

    [Test]
    public void What_the_image_copies_is_there()
    {
        var copied = Copy().Matches(Sources.Read("Dockerfile")).SelectMany(match => match.Groups["from"].Value.Split(' '));

        Assert.That(copied.Where(path => !Path.Exists(Path.Combine(Sources.Root, path))), Is.Empty);
        Assert.That(copied, Has.Some.EqualTo("src"));
    }

    [Test]
    public void No_registry_is_written_out()
    {
        var names = NamingImages.SelectMany(file => ImageName().Matches(Sources.Read(file))).Select(match => match.Groups["name"].Value).ToList();

        Assert.That(names, Is.Not.Empty);
        Assert.That(names.Where(name => name.Split('/')[0].Contains('.', StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_secret_and_volume_of_the_composition_is_declared()
    {
        var text = Sources.Read("compose.yaml");
        var declared = Entry().Matches(text[text.IndexOf("\nvolumes:", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value).ToList();
        var used = Used().Matches(text).Select(match => match.Groups["name"].Value);

        Assert.That(used, Is.Not.Empty.And.SubsetOf(declared));
    }

    [GeneratedRegex(@"^COPY (?!--from)(?<from>[\w ./]+) [\w./]+$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Copy();

    [GeneratedRegex(@"_IMAGE(=|:-|: )(?<name>[a-z][\w./:-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ImageName();

    [GeneratedRegex(@"^  (?<name>\w+):", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^      - (source: (?<name>[a-z_]+)$|(?<name>[a-z_]+)(:/|$))", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Used();
}
