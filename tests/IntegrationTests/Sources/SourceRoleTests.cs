using Npgsql;
using NUnit.Framework;
using Reporting.Infrastructure.Sources;
using Reporting.IntegrationTests.Postgres;
using Reporting.Testing.Databases;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.IntegrationTests.Sources;

/// <summary>A role that signs in with a password: what happens when that, or what the role may read, is changed.</summary>
[RequiresPostgresBinaries]
internal sealed class SourceRoleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string role = $"reader_{Guid.NewGuid():N}";
    private TestDatabase product = null!;
    private SourceUnderTest source = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        product = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, new SourceGrants(SourceRegistration.Products).Write("openl2m", role));
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(5));
        await AskForPasswordAsync();
        await SetPasswordAsync("first-password");

        // A second connection would be refused.
        await ExecuteAsync(product.ConnectionString, $"ALTER ROLE {role} CONNECTION LIMIT 1");
        var address = new NpgsqlConnectionStringBuilder(product.ConnectionString) { Username = role, Password = "first-password" };
        source = await SourceUnderTest.StartAsync(Noon, "openl2m", address.ConnectionString);
        await source.SyncAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await source.DisposeAsync();
        await ExecuteAsync(product.ConnectionString, $"DROP OWNED BY {role}; DROP ROLE {role}");
        await product.DisposeAsync();
    }

    [Test]
    public async Task A_changed_password_is_told_without_it()
    {
        await SetPasswordAsync("second-password");
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(1, "2026-03-01 11:00:00+00"));

        Assert.That(source.SyncAsync, Throws.TypeOf<Domain.Sources.SourceFailedException>().With.Message.Contains("the product's database refuses the role or its password"));
        var status = (await source.Service.GetAsync("/api/sources")).Expect(200).Body;
        Assert.That(status, Does.Contain("failing").And.Not.Contains("-password").And.Not.Contains(role));
        Assert.That(source.Service.LogLines, Has.None.Contains("-password").And.None.Contains(role));

        await SetPasswordAsync("first-password");
        await source.SyncAsync();

        Assert.That((await source.Service.CountAsync("log-entries"), await source.StateAsync()), Is.EqualTo((6, "current")));
    }

    [Test]
    public async Task A_revoked_privilege_holds_back_its_table_alone()
    {
        await ExecuteAsync(product.ConnectionString, $"REVOKE SELECT (name) ON switches_vlan FROM {role}; INSERT INTO switches_vlan (id, name) VALUES (1, 'one'); INSERT INTO switches_command (id, name) VALUES (1, 'show')");

        Assert.That(source.SyncAsync, Throws.TypeOf<Domain.Sources.SourceFailedException>().With.Message.Contains("vlans: the role may not read switches_vlan (name)"));
        Assert.That((await source.Service.CountAsync("commands"), await source.Service.CountAsync("vlans"), await source.StateAsync()), Is.EqualTo((1, 0, "failing")));

        await ExecuteAsync(product.ConnectionString, $"GRANT SELECT (name) ON switches_vlan TO {role}");
        await source.SyncAsync();

        Assert.That((await source.Service.CountAsync("vlans"), await source.StateAsync()), Is.EqualTo((1, "current")));
    }

    /// <summary>Ends the role's connection too: it would go on with a password that is none any more.</summary>
    private Task SetPasswordAsync(string password)
        => ExecuteAsync(product.ConnectionString, $"ALTER ROLE {role} PASSWORD '{password}'; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{role}'");

    /// <summary>The tests' own server trusts who is at the other end of its socket; this role it asks.</summary>
    private async Task AskForPasswordAsync()
    {
        var file = (string)(await ExecuteAsync(product.ConnectionString, "SHOW hba_file"))!;
        await File.WriteAllTextAsync(file, $"local all {role} scram-sha-256\n{await File.ReadAllTextAsync(file)}");
        await ExecuteAsync(product.ConnectionString, "SELECT pg_reload_conf()");
    }
}
