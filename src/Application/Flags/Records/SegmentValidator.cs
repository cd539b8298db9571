using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class SegmentValidator : AbstractValidator<Segment>
{
    public SegmentValidator()
    {
        RuleFor(segment => segment.Id).Key();
        RuleFor(segment => segment.Name).AtMost(RecordRules.LongestName);
    }
}
