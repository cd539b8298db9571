using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

internal sealed class CredentialsProfileValidator : AbstractValidator<CredentialsProfile>
{
    public CredentialsProfileValidator()
    {
        RuleFor(profile => profile.Name).AtMost(RecordRules.LongestName);
    }
}
