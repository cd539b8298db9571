using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <param name="Options">The options as JSON, which compare as text because they come from one comparison in SQL.</param>
internal sealed record ParameterValueRow(
    Guid[] TemplateIds,
    string Name,
    string Type,
    string DisplayName,
    string Description,
    string Options,
    string Value,
    long Count)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public (string Name, string Type, string DisplayName, string Description, string Options) Parameter => (Name, Type, DisplayName, Description, Options);

    public ParameterUsage ToUsage(IReadOnlyList<ParameterValue> values)
        => new(TemplateIds, DisplayName, Name, Type, Description, JsonSerializer.Deserialize<List<TemplateParameterOption>>(Options, Json)!, values);
}

internal sealed class ParameterValueRowConfiguration : IEntityTypeConfiguration<ParameterValueRow>
{
    public void Configure(EntityTypeBuilder<ParameterValueRow> builder) => builder.HasNoKey().ToView(null);
}
