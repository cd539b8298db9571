using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Access;

/// <summary>A row of <c>access.sessions</c>.</summary>
internal sealed class SessionEntity
{
    public long Id { get; init; }

    public required byte[] Digest { get; init; }

    /// <summary>Null where a product or a provider let its owner in.</summary>
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

    public string? ProviderIssuer { get; init; }

    public string? ProviderSubject { get; init; }

    public string? ProviderSession { get; init; }

    public string? ProviderGroup { get; init; }

    public byte[]? IdentityToken { get; init; }

    /// <summary>Where there are several.</summary>
    public IReadOnlyList<int>? InstanceIds { get; init; }

    /// <param name="token">The token that it was begun with; null where a product or a provider let its owner in.</param>
    public Session ToSession(AccessToken? token)
        => new(Id, token ?? Foreign(), Address, Browser, CreatedAt, ExpiresAt, LastUsedAt, Provided());

    private ProvidedSession? Provided()
        => ProviderSubject is null ? null : new ProvidedSession(new ProvidedPerson(ProviderIssuer!, ProviderSubject, ProviderSession, Name), ProviderGroup!, InstanceIds ?? [], IdentityToken!);

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
        builder.HasIndex(session => session.ProviderSubject).HasFilter("provider_subject IS NOT NULL");
    }
}
