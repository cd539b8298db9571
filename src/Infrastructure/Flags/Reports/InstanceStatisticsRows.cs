using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed record ApiTokensRow(string Type, long Tokens);

internal sealed record SeenSinceRow(long Position, long Seen, DateTimeOffset? Earliest);

internal sealed record ProductionChangesRow(long Position, long Updates);

internal sealed record EdgeNodesRow(DateOnly Month, long Nodes);

/// <summary>One flat row of counts needs no other type than the report's own.</summary>
internal sealed class InstanceCountsConfiguration : IEntityTypeConfiguration<InstanceCounts>
{
    public void Configure(EntityTypeBuilder<InstanceCounts> builder) => builder.HasNoKey().ToView(null);
}

/// <summary>A row of the report's own type, as <see cref="InstanceCountsConfiguration"/>.</summary>
internal sealed class UsedStrategiesConfiguration : IEntityTypeConfiguration<UsedStrategies>
{
    public void Configure(EntityTypeBuilder<UsedStrategies> builder)
    {
        builder.HasNoKey().ToView(null);
        builder.Ignore(used => used.Rows);
    }
}

internal sealed class ApiTokensRowConfiguration : IEntityTypeConfiguration<ApiTokensRow>
{
    public void Configure(EntityTypeBuilder<ApiTokensRow> builder) => builder.HasNoKey().ToView(null);
}

internal sealed class SeenSinceRowConfiguration : IEntityTypeConfiguration<SeenSinceRow>
{
    public void Configure(EntityTypeBuilder<SeenSinceRow> builder) => builder.HasNoKey().ToView(null);
}

internal sealed class ProductionChangesRowConfiguration : IEntityTypeConfiguration<ProductionChangesRow>
{
    public void Configure(EntityTypeBuilder<ProductionChangesRow> builder) => builder.HasNoKey().ToView(null);
}

internal sealed class EdgeNodesRowConfiguration : IEntityTypeConfiguration<EdgeNodesRow>
{
    public void Configure(EntityTypeBuilder<EdgeNodesRow> builder) => builder.HasNoKey().ToView(null);
}
