using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.History;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.flag_deltas</c>: how the counts of a project differ at the end of a day because of a flag.</summary>
internal sealed class FlagDeltaRow
{
    public required int InstanceId { get; init; }

    public required string Flag { get; init; }

    public required DateOnly Day { get; init; }

    public required string Project { get; init; }

    public required string Type { get; init; }

    public required FlagCounts Counts { get; init; }
}

internal sealed class FlagDeltaRowConfiguration : IEntityTypeConfiguration<FlagDeltaRow>
{
    public void Configure(EntityTypeBuilder<FlagDeltaRow> builder)
    {
        builder.ToTable("flag_deltas", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Flag, row.Day, row.Project });
        builder.ComplexProperty(row => row.Counts);
    }
}

/// <summary>How rows are copied into the table.</summary>
internal sealed class FlagDeltaTable
{
    public FlagDeltaTable(IModel model)
    {
        var type = model.FindEntityType(typeof(FlagDeltaRow))!;
        List<IProperty> properties = [.. type.GetFlattenedProperties()];
        CopyStatement = $"COPY {type.GetSchema()}.{type.GetTableName()} ({string.Join(", ", properties.Select(property => property.GetColumnName()))}) FROM STDIN (FORMAT binary)";
        Copier = new RowCopier<FlagDeltaRow>(properties);
    }

    public string CopyStatement { get; }

    public RowCopier<FlagDeltaRow> Copier { get; }
}
