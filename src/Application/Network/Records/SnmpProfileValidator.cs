using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

internal sealed class SnmpProfileValidator : AbstractValidator<SnmpProfile>
{
    public SnmpProfileValidator()
    {
        RuleFor(profile => profile.Name).AtMost(RecordRules.LongestName);
    }
}
