using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class PersonalTokenConfiguration : RecordConfiguration<PersonalToken>
{
    protected override IReadOnlyList<string> Key => [nameof(PersonalToken.Id)];
}
