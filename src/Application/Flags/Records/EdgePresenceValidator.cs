using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class EdgePresenceValidator : AbstractValidator<EdgePresence>
{
    private const long BucketTicks = 5 * TimeSpan.TicksPerMinute;

    public EdgePresenceValidator()
    {
        RuleFor(presence => presence.Bucket).Plausible();
        RuleFor(presence => presence.Bucket)
            .Must(bucket => bucket.UtcTicks % BucketTicks == 0)
            .WithMessage("must be on five minutes");
        RuleFor(presence => presence.NodeId).Key();
    }
}
