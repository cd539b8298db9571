using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Access;

/// <summary>A row of <c>access.audit_entries</c>. It refers to nothing, so that it outlives what it is about.</summary>
internal sealed class AuditEntity
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public long? ActorTokenId { get; init; }

    public string? Address { get; init; }

    public AuditAct Act { get; init; }

    public int? InstanceId { get; init; }

    public string? InstanceKey { get; init; }

    public long? TokenId { get; init; }

    public required string Details { get; init; }

    public AuditEntry ToEntry() => new(Id, At, new Actor(ActorTokenId, Actor, Address), Act, InstanceKey, TokenId, Details);
}

internal sealed class AuditEntityConfiguration : IEntityTypeConfiguration<AuditEntity>
{
    public void Configure(EntityTypeBuilder<AuditEntity> builder)
    {
        builder.ToTable("audit_entries", "access");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).UseIdentityAlwaysColumn();
        builder.Property(entry => entry.Act).HasConversion(act => NameOf(act), name => ActOf(name));
        builder.Property(entry => entry.Details).HasColumnType("jsonb");
    }

    private static string NameOf(AuditAct act) => JsonNamingPolicy.SnakeCaseLower.ConvertName(act.ToString());

    private static AuditAct ActOf(string name) => Enum.GetValues<AuditAct>().Single(act => string.Equals(NameOf(act), name, StringComparison.Ordinal));
}
