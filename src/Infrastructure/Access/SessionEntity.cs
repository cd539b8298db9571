using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Access;

/// <summary>A row of <c>access.sessions</c>.</summary>
internal sealed class SessionEntity
{
    public long Id { get; init; }

    public required byte[] Digest { get; init; }

    /// <summary>Null where a product let its owner in.</summary>
    public long? TokenId { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public int? InstanceId { get; init; }

    public string? Address { get; init; }

    public string? Browser { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <param name="token">The token that it was begun with; null where a product let its owner in.</param>
    public Session ToSession(AccessToken? token)
        => new(Id, token ?? Foreign(), Address, Browser, CreatedAt, ExpiresAt, LastUsedAt);

    private AccessToken Foreign()
        => new(-Id, Name, Enum.Parse<TokenRole>(Role, ignoreCase: true), InstanceId, ExpiresAt, AllowedNetworks: [], CreatedAt, new TokenDigest(Digest));
}

internal sealed class SessionEntityConfiguration : IEntityTypeConfiguration<SessionEntity>
{
    public void Configure(EntityTypeBuilder<SessionEntity> builder)
    {
        builder.ToTable("sessions", "access");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(session => session.Digest).IsUnique();
    }
}
