using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

/// <summary>A row of <c>notifications.receivers</c>.</summary>
internal sealed class ReceiverEntity
{
    public required string Name { get; init; }

    public required string Kind { get; set; }

    /// <summary><see cref="ReceiverSettings"/> as JSON.</summary>
    public required string Settings { get; set; }

    /// <summary>What only sending needs: the key of signatures, an address that is a secret itself.</summary>
    public byte[]? Secret { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    public Receiver ToReceiver()
    {
        var settings = ReceiverSettings.Parse(Settings);
        return new(Name, Enum.Parse<ReceiverKind>(Kind, ignoreCase: true), settings.Url, settings.To, CreatedAt, ChangedAt);
    }
}

/// <summary>What is no secret of a receiver.</summary>
internal sealed record ReceiverSettings(string? Url, IReadOnlyList<string> To)
{
    public static ReceiverSettings Parse(string json) => JsonSerializer.Deserialize<ReceiverSettings>(json, JsonSerializerOptions.Web)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

internal sealed class ReceiverEntityConfiguration : IEntityTypeConfiguration<ReceiverEntity>
{
    public void Configure(EntityTypeBuilder<ReceiverEntity> builder)
    {
        builder.ToTable("receivers", "notifications");
        builder.HasKey(receiver => receiver.Name);
        builder.Property(receiver => receiver.Settings).HasColumnType("jsonb");
    }
}
