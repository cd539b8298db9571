using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Ingestion.Faults;
using Reporting.Application.Pipeline;
using Reporting.Application.Sources;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Workspaces.Records;
using Reporting.UnitTests.Access;
using static Reporting.UnitTests.Ingestion.Reading;

namespace Reporting.UnitTests.Ingestion;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class IngestRecordsTests
{
    private readonly AccessFake access = new();
    private readonly RecordStoreFake store = new();

    [SetUp]
    public void AddInstances()
    {
        access.Add("dev", InstanceKind.Workspaces);
        access.Add("app", InstanceKind.Flags);
    }

    [Test]
    public async Task Merges_the_records_of_the_body()
    {
        var outcome = await IngestAsync("dev", "users", MergeMode.Replace, Ada + "\n" + Bob);

        Assert.That(outcome, Is.EqualTo(new IngestOutcome.Merged(new MergeCounts(2, 2, 0, 0, 0))));
        Assert.That(store.Merged.Cast<User>().Select(user => user.Username), Is.EqualTo(["ada", "bob"]));
    }

    [Test]
    public async Task Names_the_instances_there_are()
    {
        var outcome = await IngestAsync("prod", "users", MergeMode.Update, Ada);

        Assert.That(((IngestOutcome.UnknownInstance)outcome).Known, Is.EqualTo(["app", "dev"]));
    }

    [Test]
    public async Task Names_the_collections_of_the_kind()
    {
        var outcome = await IngestAsync("dev", "flags", MergeMode.Update, Ada);

        Assert.That(((IngestOutcome.UnknownCollection)outcome).Known, Is.EqualTo([
            "agent-stats", "app-sessions", "apps", "builds", "template-versions", "templates",
            "usage", "user-deletions", "user-status-changes", "users", "workspaces",
        ]));
    }

    [Test]
    public async Task Knows_collections_by_their_kind_of_instance()
    {
        Assert.That(await IngestAsync("app", "agent-stats", MergeMode.Update, ""), Is.InstanceOf<IngestOutcome.UnknownCollection>());
    }

    [TestCase("agent-stats", false)]
    [TestCase("app-sessions", false)]
    [TestCase("builds", false)]
    [TestCase("usage", false)]
    [TestCase("user-deletions", false)]
    [TestCase("user-status-changes", false)]
    [TestCase("apps", true)]
    [TestCase("template-versions", true)]
    [TestCase("templates", true)]
    [TestCase("users", true)]
    [TestCase("workspaces", true)]
    public async Task Replaces_snapshot_collections_only(string collection, bool isSnapshot)
    {
        var outcome = await IngestAsync("dev", collection, MergeMode.Replace, "");

        Assert.That(outcome, isSnapshot ? Is.InstanceOf<IngestOutcome.Merged>() : Is.InstanceOf<IngestOutcome.NotASnapshot>());
    }

    [Test]
    public async Task A_fault_undoes_what_was_read_before_it()
    {
        var outcome = await IngestAsync("dev", "users", MergeMode.Update, Ada + "\n" + Bad + "\n" + Bob);

        Assert.That(((IngestOutcome.Invalid)outcome).Faults, Is.EqualTo([new RecordFault(2, 2, "username", "is required")]));
        Assert.That(store.Merged, Is.Empty);
    }

    [Test]
    public async Task A_key_given_twice_is_a_fault_like_others()
    {
        store.Duplicates.Add(new DuplicateRecord(7, 9, 3, "id"));

        var outcome = await IngestAsync("dev", "users", MergeMode.Replace, Ada);

        Assert.That(((IngestOutcome.Invalid)outcome).Faults, Is.EqualTo([new RecordFault(7, 9, "id", "has the same key as record 3")]));
    }

    [Test]
    public async Task A_second_record_of_a_collection_of_one_is_a_fault()
    {
        store.Duplicates.Add(new DuplicateRecord(2, 2, 1, "instance_id"));

        var outcome = await IngestAsync("app", "settings", MergeMode.Replace, "");

        Assert.That(((IngestOutcome.Invalid)outcome).Faults, Is.EqualTo([new RecordFault(2, 2, "instance_id", "must be the only one: an instance has one record of this collection")]));
    }

    [Test]
    public void A_body_that_breaks_off_breaks_off_the_merge()
    {
        using var body = new BrokenStream(Encoding.UTF8.GetBytes(Ada + "\n"));

        Assert.ThrowsAsync<IOException>(() => IngestAsync("dev", "users", MergeMode.Replace, body));

        Assert.That(store.Merged, Is.Empty);
    }

    private Task<IngestOutcome> IngestAsync(string instance, string collection, MergeMode mode, string body)
        => IngestAsync(instance, collection, mode, new MemoryStream(Encoding.UTF8.GetBytes(body)));

    private async Task<IngestOutcome> IngestAsync(string instance, string collection, MergeMode mode, Stream body)
    {
        await using var services = new ServiceCollection().AddApplication().AddSingleton(TimeProvider.System).BuildServiceProvider();
        var catalog = new CollectionCatalog(services, Options.Create(new IngestionOptions()));
        var command = new IngestRecordsCommand(instance, collection, mode, new RecordBody(body, BodyFormat.Lines, BodyCompression.None));
        return await new IngestRecordsHandler(access, catalog, new SpoolFake(), new MergeConcurrency(Options.Create(new IngestionOptions())), store, new NoSources(), new RequestClock(TimeProvider.System), new RequestLogContext()).Handle(command, CancellationToken.None);
    }

    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw new IOException("The client is gone.");
    }
}
