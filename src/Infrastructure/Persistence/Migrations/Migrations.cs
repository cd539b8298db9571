using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reporting.Infrastructure.Persistence.Migrations;

/// <summary>A migration: one reviewed SQL file, applied once and never changed afterwards.</summary>
internal abstract class SqlMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read(FileName));

    private string FileName
        => $"{GetType().GetCustomAttributes(typeof(MigrationAttribute), inherit: false).Cast<MigrationAttribute>().Single().Id}.sql";
}

[DbContext(typeof(ReportingDbContext))]
[Migration("0001_access")]
internal sealed class AccessMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0002_workspaces")]
internal sealed class WorkspacesMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0003_flags")]
internal sealed class FlagsMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0004_network")]
internal sealed class NetworkMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0005_flag_history")]
internal sealed class FlagHistoryMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0006_audit")]
internal sealed class AuditMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0007_counts")]
internal sealed class CountsMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0008_merges")]
internal sealed class MergesMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0009_instance_deletion")]
internal sealed class InstanceDeletionMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0012_packed_days")]
internal sealed class PackedDaysMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0014_sources")]
internal sealed class SourcesMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0015_deployment_latencies")]
internal sealed class DeploymentLatenciesMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0016_flag_deltas")]
internal sealed class FlagDeltasMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0021_sessions")]
internal sealed class SessionsMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0022_alerts")]
internal sealed class AlertsMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0023_notifications")]
internal sealed class NotificationsMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0024_bi")]
internal sealed class BusinessIntelligenceMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0025_openid_connect")]
internal sealed class OpenIdConnectMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0026_user_privacy")]
internal sealed class UserPrivacyMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0027_deployment_apps")]
internal sealed class DeploymentAppsMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0028_build_numbers")]
internal sealed class BuildNumbersMigration : SqlMigration;

[DbContext(typeof(ReportingDbContext))]
[Migration("0029_raw_horizons")]
internal sealed class RawHorizonsMigration : SqlMigration;
