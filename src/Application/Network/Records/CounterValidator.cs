using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

internal sealed class CounterValidator : AbstractValidator<Counter>
{
    public CounterValidator()
    {
        RuleFor(counter => counter.Name).Key();
    }
}
