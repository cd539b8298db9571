using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class ContextFieldValidator : AbstractValidator<ContextField>
{
    public ContextFieldValidator()
    {
        RuleFor(field => field.Id).Key();
        RuleFor(field => field.Name).AtMost(RecordRules.LongestName);
    }
}
