using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>Changes of status over half a year, often at the very midnights and hours at which they are counted.</summary>
internal sealed class RandomStatuses
{
    public RandomStatuses(Random random, DateTimeOffset start, IReadOnlyList<Guid> people)
    {
        Changes =
        [
            .. from person in people
               from change in Enumerable.Range(0, random.Next(5))
               select new UserStatusChange
               {
                   Id = Ids.Of($"{person} {change} {random.Next()}"),
                   UserId = person,
                   NewStatus = random.OneOf("active", "active", "dormant", "suspended"),
                   ChangedAt = start.AddHours(random.Next(-90 * 24, 10 * 24)).AddTicks(random.OneOf(0, -10, 10)),
               },
        ];
        Changes = [.. Changes.DistinctBy(change => (change.UserId, change.ChangedAt))];
        Deletions =
        [
            .. from person in people
               where random.Next(4) == 0
               select new UserDeletion { Id = Ids.Of($"{person} gone"), UserId = person, DeletedAt = start.AddHours(random.Next(-60 * 24, 10 * 24)) },
        ];
        System = random.Next(3) == 0 ? random.OneOf(people) : null;
    }

    public IReadOnlyList<UserStatusChange> Changes { get; }

    public IReadOnlyList<UserDeletion> Deletions { get; }

    /// <summary>Who is no person.</summary>
    public Guid? System { get; }

    public async Task StoreAsync(Deployment deployment)
    {
        await deployment.AddAsync(Changes);
        await deployment.AddAsync(Deletions);
        await deployment.AddAsync(RandomDeployment.People.Select(id => new User { Id = id, Username = Ids.NameOf(id), IsSystem = id == System }));
    }
}
