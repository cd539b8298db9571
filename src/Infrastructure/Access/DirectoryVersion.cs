using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

/// <summary>The one row of <c>access.directory_version</c>: every server compares it with the version in its memory.</summary>
internal sealed class DirectoryVersion
{
    public bool OnlyOne { get; init; }

    public long Version { get; init; }

    /// <summary>Raises the version, by which every server notices that instances or tokens changed. The row stays locked until the transaction ends, so that changes follow each other.</summary>
    public static Task RaiseAsync(ReportingDbContext context, CancellationToken cancellationToken)
        => context.Set<DirectoryVersion>()
            .ExecuteUpdateAsync(row => row.SetProperty(version => version.Version, version => version.Version + 1), cancellationToken);
}

internal sealed class DirectoryVersionConfiguration : IEntityTypeConfiguration<DirectoryVersion>
{
    public void Configure(EntityTypeBuilder<DirectoryVersion> builder)
    {
        builder.ToTable("directory_version", "access");
        builder.HasKey(version => version.OnlyOne);
    }
}
