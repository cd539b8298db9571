using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Reporting.Infrastructure.Sources;

namespace Reporting.UnitTests.Sources;

internal sealed class SourceSettingsTests
{
    private const string Address = "Host=db;Database=product;Username=reporting;Password=hidden";

    [Test]
    public void Two_lines_are_enough()
    {
        var (sources, faults) = Read(("flags:Kind", "unleash"), ("flags:ConnectionString", Address));

        Assert.That(faults, Is.Empty);
        Assert.That(sources.Select(source => (source.Name, source.Instance, source.Interval, source.IsEnabled, source.SignsIn)),
            Is.EqualTo(new[] { ("flags", "flags", TimeSpan.FromSeconds(15), true, false) }));
    }

    [TestCase("a:Kind", "jira", "Sources:a:Kind is 'jira': it has to be one of coder, openl2m, unleash.")]
    [TestCase("a:Interval", "00:00:00.9", "Sources:a:Interval is '00:00:00.9'")]
    [TestCase("a:Interval", "soon", "Sources:a:Interval is 'soon'")]
    [TestCase("a:Instance", "No Key", "Sources:a:Instance is 'No Key'")]
    [TestCase("a:BaseUrl", "ftp://x", "Sources:a:BaseUrl is 'ftp://x'")]
    [TestCase("a:Enabled", "perhaps", "Sources:a:Enabled is 'perhaps'")]
    [TestCase("a:TimeZone", "Mars/North", "Sources:a:TimeZone is 'Mars/North'")]
    [TestCase("a:SignIn", "anyone", "Sources:a:SignIn is 'anyone'")]
    [TestCase("a:SignIn", "product", "Sources:a:SignIn is product, which needs Sources:a:BaseUrl.")]
    [TestCase("a:Read:no_such_table", "false", "Sources:a:Read:no_such_table names no table")]
    [TestCase("a:ConnectionString", "Host=db", "Sources:a:ConnectionString lacks Host or Database.")]
    [TestCase("a:ConnectionString", "", "Sources:a:ConnectionString is missing")]
    public void What_is_wrong_is_said_with_its_setting(string setting, string value, string words)
    {
        var (_, faults) = Read(("a:Kind", "unleash"), ("a:ConnectionString", Address), (setting, value));

        Assert.That(faults, Has.Exactly(1).StartsWith(words));
    }

    [Test]
    public void What_is_wrong_with_a_connection_string_is_said_without_it()
    {
        var (_, faults) = Read(("a:Kind", "unleash"), ("a:ConnectionString", "Hots=db;Password=hidden"));

        Assert.That(faults, Has.Exactly(1).StartsWith("Sources:a:ConnectionString").And.None.Contains("hidden"));
    }

    [Test]
    public void An_instance_has_one_source()
    {
        var (_, faults) = Read(("a:Kind", "unleash"), ("a:ConnectionString", Address), ("b:Kind", "unleash"), ("b:ConnectionString", Address), ("b:Instance", "a"));

        Assert.That(faults, Has.Exactly(1).StartsWith("Sources:b:Instance is a, which the source a fills already"));
    }

    [Test]
    public void A_table_that_is_left_out_leaves_out_what_needs_it()
    {
        var (sources, faults) = Read(("a:Kind", "unleash"), ("a:ConnectionString", Address), ("a:Read:group_user", "false"));

        Assert.That(faults, Is.Empty);
        Assert.That(sources[0].Collections.Select(collection => collection.Name), Has.None.EqualTo("projects").And.Some.EqualTo("groups"));
    }

    [Test]
    public void Pauses_double_and_end_at_five_minutes()
    {
        var interval = TimeSpan.FromSeconds(15);

        Assert.That(SourceFaults.PauseAfter(1, interval), Is.InRange(TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(15.1)));
        Assert.That(SourceFaults.PauseAfter(3, interval), Is.InRange(TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(60.1)));
        Assert.That(SourceFaults.PauseAfter(50, interval), Is.InRange(TimeSpan.FromMinutes(3.75), TimeSpan.FromMinutes(5.01)));
    }

    private static (IReadOnlyList<SourceSettings> Sources, IReadOnlyList<string> Faults) Read(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            all[$"Sources:{name}"] = value;
        }

        return new SourceSettingsReader(SourceRegistration.Products).Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
    }
}
