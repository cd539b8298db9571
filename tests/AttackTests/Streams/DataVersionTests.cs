using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Infrastructure.Persistence;
using Reporting.Testing.Workspaces;

namespace Reporting.AttackTests.Streams;

/// <summary>Many requests that ask for the versions of different instances at once.</summary>
internal sealed class DataVersionTests : StoreFixture
{
    [Test]
    public async Task Each_gets_the_version_of_its_own_instance_and_none_for_what_is_not_there()
    {
        var ids = new List<int>();
        foreach (var key in (string[])["one", "two", "three"])
        {
            ids.Add((await Store.AddDeploymentAsync(key)).Instance.Id);
        }

        await Store.ExecuteAsync("UPDATE access.data_versions SET version = 1000 + instance_id");
        await using var versions = new DataVersions(Store.Source, Options.Create(new DatabaseOptions()));
        for (var round = 0; round < 5; round++)
        {
            var asked = Enumerable.Range(0, 60).Select(number => number % 4 == 3 ? 987_654 : ids[number % 4]).ToList();
            var read = await Task.WhenAll(asked.Select(id => versions.ReadAsync(id, CancellationToken.None)));

            Assert.That(read, Is.EqualTo(asked.Select(id => id == 987_654 ? 0 : 1000 + id)));
        }
    }
}
