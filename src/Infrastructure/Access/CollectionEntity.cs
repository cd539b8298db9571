using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Access;

/// <summary>A row of <c>access.collections</c>: how much of a collection an instance keeps.</summary>
internal sealed class CollectionEntity
{
    public int InstanceId { get; init; }

    public required string Collection { get; init; }

    public long Records { get; init; }

    public DateTimeOffset LastReceivedAt { get; init; }

    /// <summary>Grows with every request that sent any.</summary>
    public long Version { get; init; }
}

internal sealed class CollectionEntityConfiguration : IEntityTypeConfiguration<CollectionEntity>
{
    public void Configure(EntityTypeBuilder<CollectionEntity> builder)
    {
        builder.ToTable("collections", "access");
        builder.HasKey(collection => new { collection.InstanceId, collection.Collection });
    }
}
