using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags;

internal sealed class EventCreatorTests : FlagsFixture
{
    protected override IEnumerable<SampleEvent> Events =>
    [
        new(1) { By = "migration" },
        new(2) { By = "token", ById = -42 },
        new(3) { By = "system", ById = -1337 },
        new(4) { By = "older", ById = 5, At = SampleEvent.Noon.AddMonths(-2) },
        new(6) { By = "newest", ById = 5 },
        new(7) { By = "old", ById = 5, At = SampleEvent.Noon.AddDays(-1) },
        new(8) { By = "ada@example.com", ById = 3 },
    ];

    [Test]
    public async Task Creators_are_told_once_by_id_with_the_best_name_known()
    {
        await Service.IngestLinesAsync("users", """
            {"id":3,"name":"Ada","created_at":"2026-01-01T00:00:00Z"}
            {"id":5,"username":"five","created_at":"2026-01-01T00:00:00Z"}
            {"id":9,"name":"Idle","created_at":"2026-01-01T00:00:00Z"}
            """);

        using var answer = await Service.OpenAsync("/api/admin/event-creators");

        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(
            """[{"id":-1337,"name":"Unleash System"},{"id":-42,"name":"Unleash Admin Token"},{"id":3,"name":"Ada"},{"id":5,"name":"newest"}]"""));
    }
}
