using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed record WindowTemplateRow(int WindowIndex, Guid TemplateId);

internal sealed record TemplateMinutesRow(Guid TemplateId, long VscodeMins, long JetbrainsMins, long ReconnectingPtyMins, long SshMins, long SftpMins);

internal sealed record BuiltinMinutesRow(long VscodeMins, long JetbrainsMins, long ReconnectingPtyMins, long SshMins, long SftpMins)
{
    public static readonly BuiltinMinutesRow None = new(0, 0, 0, 0, 0);

    public static BuiltinMinutesRow Sum(IReadOnlyList<TemplateMinutesRow> rows) => new(
        rows.Sum(row => row.VscodeMins),
        rows.Sum(row => row.JetbrainsMins),
        rows.Sum(row => row.ReconnectingPtyMins),
        rows.Sum(row => row.SshMins),
        rows.Sum(row => row.SftpMins));

    public static BuiltinMinutesRow operator -(BuiltinMinutesRow left, BuiltinMinutesRow right) => new(
        left.VscodeMins - right.VscodeMins,
        left.JetbrainsMins - right.JetbrainsMins,
        left.ReconnectingPtyMins - right.ReconnectingPtyMins,
        left.SshMins - right.SshMins,
        left.SftpMins - right.SftpMins);
}

internal sealed record AppUsageRow(Guid[] TemplateIds, string DisplayName, string Slug, string Icon, long UsageMins, long TimesUsed);

internal sealed class TemplateUsageRowsConfiguration :
    IEntityTypeConfiguration<WindowTemplateRow>,
    IEntityTypeConfiguration<TemplateMinutesRow>,
    IEntityTypeConfiguration<BuiltinMinutesRow>,
    IEntityTypeConfiguration<AppUsageRow>
{
    public void Configure(EntityTypeBuilder<WindowTemplateRow> builder) => builder.HasNoKey().ToView(null);

    public void Configure(EntityTypeBuilder<TemplateMinutesRow> builder) => builder.HasNoKey().ToView(null);

    public void Configure(EntityTypeBuilder<BuiltinMinutesRow> builder) => builder.HasNoKey().ToView(null);

    public void Configure(EntityTypeBuilder<AppUsageRow> builder) => builder.HasNoKey().ToView(null);
}
