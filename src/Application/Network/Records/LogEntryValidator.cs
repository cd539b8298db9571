using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

internal sealed class LogEntryValidator : AbstractValidator<LogEntry>
{
    public LogEntryValidator()
    {
        RuleFor(entry => entry.Timestamp).Plausible();
        RuleFor(entry => entry.Description).AtMost(RecordRules.LongestText);
    }
}
