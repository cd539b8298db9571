using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

internal sealed class CommandListValidator : AbstractValidator<CommandList>
{
    public CommandListValidator()
    {
        RuleFor(list => list.Name).AtMost(RecordRules.LongestName);
    }
}
