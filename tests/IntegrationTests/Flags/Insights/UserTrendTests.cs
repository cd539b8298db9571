using NUnit.Framework;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Insights;

/// <summary>The users at the end of each day, created from records and events.</summary>
internal sealed class UserTrendTests : InsightsFixture
{
    private static readonly DateTimeOffset Start = At("2026-03-10T00:00:00Z");
    private static readonly DateTimeOffset End = Start.AddDays(1);
    private static readonly DateTimeOffset LastMoment = End - TimeSpan.FromMicroseconds(1);

    [Test]
    public async Task People_count_from_the_day_they_came_to_the_day_before_they_went()
    {
        await AddAsync(
            Given.User(1),
            Given.User(2) with { CreatedAt = LastMoment },
            Given.User(3) with { CreatedAt = End },
            Given.User(4) with { DeletedAt = LastMoment },
            Given.User(5) with { DeletedAt = End },
            Given.User(6) with { IsService = true },
            Given.User(7) with { IsSystem = true });

        Assert.That(await UsersAsync("2026-03-09", "2026-03-11"), Is.EqualTo(["2026-03-09 3 0 3", "2026-03-10 3 0 3", "2026-03-11 3 0 3"]));
        Assert.That(await ReadAsync("userTrends", "date total", "2026-03-18", "2026-03-19"), Is.EqualTo(["2026-03-18 3"]));
    }

    [Test]
    public async Task A_user_is_active_for_ninety_days_after_being_seen()
    {
        var (seen, ninety) = (End.AddDays(-90), TimeSpan.FromMicroseconds(1));
        await AddAsync(
            Given.User(1) with { SeenAt = seen },
            Given.User(2) with { SeenAt = seen + ninety },
            Given.User(3) with { SeenAt = seen.AddDays(1) },
            Given.User(4) with { SeenAt = Given.Now, CreatedAt = LastMoment },
            Given.User(5) with { SeenAt = Given.Now, DeletedAt = LastMoment },
            Given.User(6));

        Assert.That(await UsersAsync("2026-03-09", "2026-03-11"), Is.EqualTo(["2026-03-09 5 4 1", "2026-03-10 5 3 2", "2026-03-11 5 1 4"]));
    }

    [Test]
    public async Task A_token_of_a_user_is_the_user()
    {
        await AddAsync(Given.User(1) with { SeenAt = Given.Now.AddDays(-200) });
        await AddAsync(Given.PersonalToken(1, user: 1, seen: Given.Now.AddDays(-2)));

        Assert.That(await UsersAsync("2026-03-18", "2026-03-18"), Is.EqualTo(["2026-03-18 1 1 0"]));
    }

    [Test]
    public async Task Of_users_without_a_record_events_tell()
    {
        await AddAsync(Given.User(1));
        await AddAsync(
            User(1, "user-created", Start, data: """{"name":"Ada","id": 8}"""),
            User(2, "user-deleted", End, preData: """{"id":8}"""),
            User(3, "user-deleted", End.AddDays(1), preData: """{"id":9,"name":"of old"}"""),
            User(4, "user-created", Start, data: """{"id":1}"""),
            User(5, "user-created", Start, data: """{"id":10}"""));

        Assert.That(await UsersAsync("2026-03-09", "2026-03-12"), Is.EqualTo(["2026-03-09 2 0 2", "2026-03-10 3 0 3", "2026-03-11 2 0 2", "2026-03-12 1 0 1"]));
    }

    private Task<IReadOnlyList<string>> UsersAsync(string from, string to) => ReadAsync("userTrends", "date total active inactive", from, to);

    private static FlagEvent User(long id, string type, DateTimeOffset at, string? data = null, string? preData = null)
        => Given.Event(id, type, at, project: null) with { Data = data is null ? null : new RawJson(data), PreData = preData is null ? null : new RawJson(preData) };
}
