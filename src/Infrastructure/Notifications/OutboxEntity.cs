using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

/// <summary>A row of <c>notifications.outbox</c>: a notification for one receiver.</summary>
internal sealed class OutboxEntity
{
    public Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Receiver { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>The notification as UTF-8 JSON; null once it was sent.</summary>
    public byte[]? Content { get; init; }

    /// <summary>pending, sent or dead.</summary>
    public required string State { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is sent next; while it is being sent, when another server may.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>After this it is not tried any more.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    public string? Error { get; init; }

    public OutboxEntry ToEntry()
        => new(Id, Receiver, Kind, Title, Enum.Parse<NotificationState>(State, ignoreCase: true), Attempts, CreatedAt, DueAt, SettledAt, Error);
}

internal sealed class OutboxEntityConfiguration : IEntityTypeConfiguration<OutboxEntity>
{
    public void Configure(EntityTypeBuilder<OutboxEntity> builder)
    {
        builder.ToTable("outbox", "notifications");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.Key, row.Receiver }).IsUnique();
    }
}
