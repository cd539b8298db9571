using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Access;

/// <summary>A row of <c>access.instances</c>.</summary>
internal sealed class InstanceEntity
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; set; }

    public required string TimeZone { get; set; }

    public string? BaseUrl { get; set; }

    /// <summary>names, pseudonyms or none.</summary>
    public string UserPrivacy { get; set; } = "names";

    public byte[] UserKey { get; init; } = Domain.Access.UserKey.Make().ToArray();

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>How many tables its removal goes through.</summary>
    public int? DeletionTables { get; init; }

    public int? DeletionTablesDone { get; init; }

    public Instance ToInstance() => new(Id, Key, Enum.Parse<InstanceKind>(Kind, ignoreCase: true), Name, TimeZone, BaseUrl, CreatedAt, Enum.Parse<UserPrivacy>(UserPrivacy, ignoreCase: true));
}

internal sealed class InstanceEntityConfiguration : IEntityTypeConfiguration<InstanceEntity>
{
    public void Configure(EntityTypeBuilder<InstanceEntity> builder)
    {
        builder.ToTable("instances", "access");
        builder.HasKey(instance => instance.Id);
        builder.Property(instance => instance.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(instance => instance.Key).IsUnique().HasFilter("deleted_at IS NULL");
        builder.HasQueryFilter(instance => instance.DeletedAt == null);
    }
}
