using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Access;

/// <summary>A row of <c>access.tokens</c>.</summary>
internal sealed class TokenEntity
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public int? InstanceId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public required IReadOnlyList<string> AllowedNetworks { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public required byte[] Digest { get; init; }

    public AccessToken ToToken() => new(
        Id,
        Name,
        Enum.Parse<TokenRole>(Role, ignoreCase: true),
        InstanceId,
        ExpiresAt,
        [.. AllowedNetworks.Select(network => IPNetwork.Parse(network))],
        CreatedAt,
        new TokenDigest(Digest),
        LastUsedAt);
}

internal sealed class TokenEntityConfiguration : IEntityTypeConfiguration<TokenEntity>
{
    public void Configure(EntityTypeBuilder<TokenEntity> builder)
    {
        builder.ToTable("tokens", "access");
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(token => token.Digest).IsUnique();
    }
}
