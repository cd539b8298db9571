using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class AppConfiguration : RecordConfiguration<App>
{
    protected override IReadOnlyList<string> Key => [nameof(App.TemplateId), nameof(App.Slug)];
}
