using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class ClientApplicationConfiguration : RecordConfiguration<ClientApplication>
{
    protected override IReadOnlyList<string> Key => [nameof(ClientApplication.AppName), nameof(ClientApplication.Environment), nameof(ClientApplication.SourceInstanceId)];

    protected override void ConfigureRecord(EntityTypeBuilder<ClientApplication> builder)
    {
        builder.Property(application => application.LastSeen).HasOnlyGrown();
    }
}
