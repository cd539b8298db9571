using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Domain.Ingestion;
using Reporting.Testing;
using Reporting.Testing.Network;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;
using FlagEvent = Reporting.Domain.Flags.Records.FlagEvent;

namespace Reporting.IntegrationTests.Privacy;

/// <summary>A service with an instance of each kind and people in it, shared by the tests of a class.</summary>
internal abstract class PeopleFixture
{
    protected const string Range = "from=2026-03-01&to=2026-03-03&timezone=UTC";
    protected const string Window = "start_time=2026-03-01T00:00:00Z&end_time=2026-03-04T00:00:00Z";

    /// <summary>What tells who somebody is, in any answer.</summary>
    protected static readonly IReadOnlyList<string> Telling = ["adelheid", "Adelheid", "carla", "Carla", "avatar.example", "10.9.8.7"];

    private static readonly DateTimeOffset Monday = Noon.AddHours(-50);

    protected ServiceUnderTest Service { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Service = await ServiceUnderTest.StartAsync(Noon);
        await FillAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await Service.DisposeAsync();

    protected async Task SetPrivacyAsync(string privacy)
    {
        foreach (var (key, kind) in new[] { ("dev", "workspaces"), ("shop", "flags"), ("net", "network") })
        {
            (await Service.AskAsync("PUT", $"/api/instances/{key}", ServiceUnderTest.Json(new JsonObject { ["kind"] = kind, ["name"] = key, ["user_privacy"] = privacy }))).Expect(200);
        }
    }

    protected async Task<IReadOnlyList<JsonNode>> RowsAsync(string path) => [.. (await Service.GetAsync(path)).Expect(200).Json["rows"]!.AsArray().Select(row => row!)];

    protected async Task<Answer> IngestAsync<TRecord>(string instance, params IEnumerable<TRecord> records)
        => (await Service.AskAsync("POST", $"/api/ingest/{instance}/{RecordLines.CollectionOf<TRecord>()}", RecordLines.Content(records))).Expect(200);

    /// <summary>Six people on go, four on rust, two on cobol.</summary>
    private async Task FillAsync()
    {
        await Service.AddInstanceAsync("dev");
        await Service.AddInstanceAsync("shop", "flags");
        await Service.AddInstanceAsync("net", "network");
        string[] people = ["adelheid", "bob", "carla", "dan", "eve", "fay", "gus", "hal", "ivy", "jon", "kim", "lea"];
        await IngestAsync("dev", Template("go"), Template("rust"), Template("cobol"));
        await IngestAsync("dev", people.Select(name => Known(name) with { AvatarUrl = $"https://avatar.example/{name}.png", Status = "active" }));
        await IngestAsync("dev", people.SelectMany((name, index) => User(name).On(index < 6 ? "go" : index < 10 ? "rust" : "cobol").Reported(Monday, minutes: 10, ssh: 10, latency: 20).Usage));
        await IngestAsync("shop", SomeFlagUsers);
        await IngestAsync("shop", SomeEvents);
        await IngestAsync("net", Logged.Change(Monday, device: 1, user: 7), Logged.Command(Monday.AddMinutes(1), device: 1, user: 7), Logged.View(Monday, device: 2, user: 8));
    }

    protected static IReadOnlyList<Domain.Flags.Records.User> SomeFlagUsers =>
    [
        new() { Id = 3, Name = "Adelheid Lovelace", Username = "adelheid@example.com", EmailHash = "digest of adelheid", CreatedAt = Monday.AddYears(-1) },
        new() { Id = 4, Name = "Carla Rossi", Username = "carla", EmailHash = "digest of carla", CreatedAt = Monday.AddYears(-1) },
    ];

    protected static IReadOnlyList<FlagEvent> SomeEvents =>
    [
        new() { Id = 1, Type = "user-created", CreatedAt = Monday, CreatedBy = "carla", CreatedByUserId = 4, Data = new RawJson("""{"id":3,"name":"Adelheid Lovelace","email":"adelheid@example.com","rootRole":1}""") },
        new() { Id = 2, Type = "feature-created", CreatedAt = Monday.AddMinutes(1), CreatedBy = "adelheid@example.com", CreatedByUserId = 3, Project = "checkout", FeatureName = "pay", Ip = "10.9.8.7", Data = new RawJson("""{"name":"pay","createdBy":"adelheid@example.com","createdByUserId":3,"description":"by adelheid@example.com"}""") },
        new() { Id = 3, Type = "feature-updated", CreatedAt = Monday.AddMinutes(2), CreatedBy = "carla", CreatedByUserId = 4, Project = "checkout", FeatureName = "pay", PreData = new RawJson("""{"reviewers":[{"id":3,"username":"adelheid@example.com"}],"type":"release"}"""), Data = new RawJson("""{"owner":"carla","type":"release"}""") },
        new() { Id = 4, Type = "feature-archived", CreatedAt = Monday.AddMinutes(3), CreatedBy = "system", CreatedByUserId = -1337, Project = "checkout", FeatureName = "pay" },
    ];
}
