using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Statistics;

internal sealed class UserStatisticsTests : StatisticsFixture
{
    private static readonly TimeSpan Instant = TimeSpan.FromMicroseconds(1);

    [Test]
    public async Task Users_are_people_who_are_not_deleted()
    {
        await AddAsync(
            Given.User(1),
            Given.User(2) with { DeletedAt = Given.Now.AddDays(-1) },
            Given.User(3) with { IsService = true },
            Given.User(-1337) with { IsSystem = true });

        Assert.That(await ReadAsync("users"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Service_accounts_are_those_not_deleted_even_of_the_system()
    {
        await AddAsync(
            Given.User(1),
            Given.User(2) with { IsService = true },
            Given.User(3) with { IsService = true, IsSystem = true },
            Given.User(4) with { IsService = true, DeletedAt = Given.Now });

        Assert.That(await ReadAsync("serviceAccounts"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Licensed_users_are_addresses_that_exist_or_were_deleted_in_the_last_30_days()
    {
        await AddAsync(
            Given.User(1) with { EmailHash = "shared" },
            Given.User(2) with { EmailHash = "shared" },
            Given.User(3) with { EmailHash = null },
            Given.User(4) with { DeletedAt = Given.Now.AddDays(-30) },
            Given.User(5) with { DeletedAt = Given.Now.AddDays(-30) - Instant },
            Given.User(6) with { IsService = true });

        Assert.That(await ReadAsync("licensedUsers"), Is.EqualTo("3"));
    }

    [Test]
    public async Task Read_only_users_are_told_by_their_seat()
    {
        await AddAsync(Given.User(1), Given.User(2) with { SeatType = "ReadOnly" }, Given.User(3) with { SeatType = "Regular" });

        Assert.That(await ReadAsync("readOnlyUsers"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Active_users_were_seen_after_a_week_and_after_calendar_months_ago()
    {
        DateTimeOffset[] edges = [Given.Now.AddDays(-7), Given.Now.AddMonths(-1), Given.Now.AddMonths(-2), Given.Now.AddMonths(-3)];
        await AddAsync(edges.Select((edge, at) => Given.User(at) with { SeenAt = edge }));

        Assert.That(await ReadAsync("activeUsers"), Is.EqualTo("""{"last7":0,"last30":1,"last60":2,"last90":3}"""));
        await AddAsync(edges.Select((edge, at) => Given.User(at) with { SeenAt = edge + Instant }));
        Assert.That(await ReadAsync("activeUsers"), Is.EqualTo("""{"last7":1,"last30":2,"last60":3,"last90":4}"""));
    }

    [Test]
    public async Task A_user_is_active_once_by_what_their_tokens_do_too()
    {
        await AddAsync(Given.User(1) with { SeenAt = Given.Now.AddDays(-40) }, Given.User(2), Given.User(3) with { IsSystem = true, SeenAt = Given.Now });
        await AddAsync(
            Given.PersonalToken(1, user: 1, seen: Given.Now.AddDays(-2)),
            Given.PersonalToken(2, user: 1, seen: Given.Now.AddDays(-1)),
            Given.PersonalToken(3, user: 99, seen: Given.Now.AddDays(-20)));

        Assert.That(await ReadAsync("activeUsers"), Is.EqualTo("""{"last7":2,"last30":3,"last60":3,"last90":3}"""));
    }
}
