using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence.Merge;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;

namespace Reporting.IntegrationTests.Sources;

/// <summary>Records of a first read are copied while those before them are being stored.</summary>
internal sealed class MergeOrderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Records_are_stored_after_those_before_them_or_not_at_all([Values] bool succeeds)
    {
        await using var service = await ServiceUnderTest.StartAsync(Noon);
        await service.AddInstanceAsync();
        await using var scope = service.Services.CreateAsyncScope();
        var instance = await scope.ServiceProvider.GetRequiredService<IAccessDirectory>().FindInstanceAsync("dev", CancellationToken.None);
        var before = new TaskCompletionSource();
        var copied = new TaskCompletionSource();
        var merge = scope.ServiceProvider.GetRequiredService<RecordStore>().MergeAsync(
            instance!, RecordsAsync(copied), MergeMode.Update, MergeOptions.OfRequest with { After = before.Task }, CancellationToken.None);

        await copied.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That((merge.IsCompleted, await CountAsync(service)), Is.EqualTo((false, 0L)), "it waits");

        if (succeeds)
        {
            before.SetResult();
            Assert.That((await merge).Inserted, Is.EqualTo(3));
        }
        else
        {
            before.SetException(new TimeoutException("what came before"));
            Assert.That(async () => await merge, Throws.InstanceOf<TimeoutException>());
        }

        Assert.That(await CountAsync(service), Is.EqualTo(succeeds ? 3 : 0));
    }

    private static async Task<long> CountAsync(ServiceUnderTest service)
        => (long)(await SourceUnderTest.ExecuteAsync(service.ConnectionString, "SELECT count(*) FROM workspaces.users"))!;

    private static async IAsyncEnumerable<ReceivedRecord<User>> RecordsAsync(TaskCompletionSource copied)
    {
        for (var number = 1; number <= 3; number++)
        {
            await Task.Yield();
            yield return new ReceivedRecord<User>(new User { Id = Guid.NewGuid(), Username = "user" }, number, Line: null);
        }

        copied.SetResult();
    }
}
