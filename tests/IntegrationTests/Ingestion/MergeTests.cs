using NUnit.Framework;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Workspaces.Records;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Ingestion;

internal sealed class MergeTests : StoreFixture
{
    [Test]
    public async Task Counts_what_is_new_changed_and_as_before()
    {
        await Deployment.AddAsync(Known("ada"), Known("bob"));

        var counts = await Deployment.AddAsync(Known("ada"), Known("bob") with { Status = "dormant" }, Known("cem"));

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 3, Inserted: 1, Updated: 1, Unchanged: 1, Removed: 0)));
    }

    [Test]
    public async Task Changes_nothing_when_the_same_comes_again()
    {
        Build[] builds = [Build("1", ("cpu", "4"), ("gpu", ""))];
        TemplateVersion[] versions = [Version("v1", new TemplateParameterOption { Name = "four", Value = "4" })];
        await Deployment.AddAsync(builds);
        await Deployment.AddAsync(versions);
        var before = await Deployment.VersionAsync();

        var counts = (await Deployment.AddAsync(Build("1", ("gpu", ""), ("cpu", "4"))), await Deployment.AddAsync(versions));

        Assert.That(counts, Is.EqualTo((new MergeCounts(1, 0, 0, 1, 0), new MergeCounts(1, 0, 0, 1, 0))));
        Assert.That(await Deployment.VersionAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Lets_the_last_record_of_a_key_stand()
    {
        await Deployment.AddAsync(Known("bob"));

        var counts = await Deployment.AddAsync(
            Known("ada"), Known("ada") with { Username = "Ada" }, Known("bob") with { Deleted = true }, Known("bob"));

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 4, Inserted: 1, Updated: 0, Unchanged: 1, Removed: 0)));
        Assert.That(await Store.ReadAsync($"SELECT username FROM workspaces.users WHERE instance_id = {Deployment.Instance.Id} ORDER BY 1"), Is.EqualTo(["Ada", "bob"]));
    }

    [Test]
    public async Task Removes_what_a_whole_collection_does_not_name()
    {
        await Deployment.AddAsync(Known("ada"), Known("bob"), Known("cem"));
        var neighbour = await AnotherDeploymentAsync();
        await neighbour.AddAsync(Known("ada"), Known("bob"));

        var counts = await Deployment.ReplaceAsync(Known("bob"), Known("cem") with { Deleted = true }, Known("dan"));

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 3, Inserted: 1, Updated: 1, Unchanged: 1, Removed: 1)));
        Assert.That((await Deployment.SummaryAsync("users")).Records, Is.EqualTo(3));
        Assert.That((await neighbour.SummaryAsync("users")).Records, Is.EqualTo(2));
    }

    [Test]
    public async Task Empties_a_collection_that_is_given_as_empty()
    {
        await Deployment.AddAsync(Known("ada"), Known("bob"));

        var counts = await Deployment.ReplaceAsync<User>();

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 0, Inserted: 0, Updated: 0, Unchanged: 0, Removed: 2)));
        Assert.That((await Deployment.SummaryAsync("users")).Records, Is.Zero);
    }

    [Test]
    public async Task Refuses_a_whole_collection_that_names_a_key_twice()
    {
        await Deployment.AddAsync(Known("ada"));

        var refusal = Assert.ThrowsAsync<DuplicateRecordsException>(() => Deployment.ReplaceAsync(Known("bob"), Known("cem"), Known("bob"), Known("bob")));

        Assert.That(refusal.Duplicates, Is.EqualTo([new DuplicateRecord(3, 3, 1, "id"), new DuplicateRecord(4, 4, 1, "id")]));
        Assert.That(await Store.ReadAsync($"SELECT username FROM workspaces.users WHERE instance_id = {Deployment.Instance.Id}"), Is.EqualTo(["ada"]));
    }

    [Test]
    public async Task Says_how_much_it_keeps_and_when_it_last_received_any()
    {
        await Deployment.AddAsync(Known("ada"));
        Store.Clock.Advance(TimeSpan.FromHours(1));
        await Deployment.AddAsync(Known("ada"));

        var summary = await Deployment.SummaryAsync("users");

        Assert.That(summary, Is.EqualTo(new Domain.Access.CollectionSummary("users", 1, Store.Clock.Now)));
    }

    private static Build Build(string name, params (string Name, string Value)[] parameters) => new()
    {
        Id = Ids.Of(name),
        WorkspaceId = Ids.Of("ada-go"),
        TemplateVersionId = Ids.Of("v1"),
        BuildNumber = 1,
        CreatedAt = Noon,
        Parameters = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal),
    };

    private static TemplateVersion Version(string name, TemplateParameterOption option) => new()
    {
        Id = Ids.Of(name),
        TemplateId = Ids.Of("go"),
        Parameters = [new TemplateParameter { Name = "cpu", Type = "number", Options = [option] }],
    };
}
