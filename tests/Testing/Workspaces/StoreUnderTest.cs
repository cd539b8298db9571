using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Reporting.Application.Access;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Network.RollUp;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;
using Reporting.Infrastructure.Workspaces.RollUp;
using Reporting.Testing.Databases;

namespace Reporting.Testing.Workspaces;

/// <summary>A migrated database with the store of records on it, without a service around.</summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly TestDatabase database;

    private StoreUnderTest(TestDatabase database)
    {
        this.database = database;
        Source = NpgsqlDataSource.Create(database.ConnectionString);
    }

    public NpgsqlDataSource Source { get; }

    public TestClock Clock { get; } = new(Given.Noon);

    public static async Task<StoreUnderTest> CreateAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        return new StoreUnderTest(await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated));
    }

    public ReportingDbContext OpenContext() => DatabaseMigrator.Open(Source);

    public WorkspaceRollUp RollUp() => new(Source);

    public RecordStore Store(ReportingDbContext context, bool rollsUp = true) => new(Source, context, rollsUp ? [RollUp(), new NetworkRollUp(Source)] : [], new RequestActor(), Clock, NullLogger<RecordStore>.Instance);

    public InstanceRepository Instances(ReportingDbContext context) => new(context, context, new AuditTrail(context, new RequestActor(), Clock), Options.Create(new PrivacyOptions()), Clock);

    public async Task<Deployment> AddDeploymentAsync(string key = "deployment", InstanceKind kind = InstanceKind.Workspaces)
    {
        await using var context = OpenContext();
        var saved = await Instances(context).SaveAsync(new InstanceDraft(key, kind, key, "UTC", null), CancellationToken.None);
        return new Deployment(this, saved.Instance);
    }

    /// <summary>Deletes the instance, and returns when nothing is left of it.</summary>
    public async Task<bool> DeleteAsync(Deployment deployment)
    {
        await using var context = OpenContext();
        var deleted = await Instances(context).DeleteAsync(deployment.Instance.Key, CancellationToken.None);
        var deletion = new InstanceDeletion(Source);
        foreach (var (id, schema) in await deletion.ReadPendingAsync(CancellationToken.None))
        {
            await deletion.RunAsync(id, schema, CancellationToken.None);
        }

        return deleted;
    }

    /// <summary>The first column of every row.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetValue(0).ToString()!);
        }

        return rows;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await database.DisposeAsync();
    }
}
