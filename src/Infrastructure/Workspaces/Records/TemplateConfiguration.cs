using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class TemplateConfiguration : RecordConfiguration<Template>
{
    protected override IReadOnlyList<string> Key => [nameof(Template.Id)];
}
