using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>The parameters that a version of a template asks for.</summary>
[Collection("template-versions", InstanceKind.Workspaces, Snapshot = true)]
public sealed record TemplateVersion
{
    [Key]
    public required Guid Id { get; init; }

    public required Guid TemplateId { get; init; }

    public required IReadOnlyList<TemplateParameter> Parameters { get; init; }
}

/// <summary>A parameter as its template version describes it; the description is Markdown.</summary>
public sealed record TemplateParameter
{
    [Identifier]
    public required string Name { get; init; }

    [Text(TextLength.Name)]
    public string? DisplayName { get; init; }

    [Text(TextLength.Document)]
    public string? Description { get; init; }

    [Text(TextLength.Name)]
    public required string Type { get; init; }

    public IReadOnlyList<TemplateParameterOption>? Options { get; init; }
}

public sealed record TemplateParameterOption
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Value { get; init; }

    public string? Icon { get; init; }
}
