using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class ApiTokenValidator : AbstractValidator<ApiToken>
{
    public ApiTokenValidator()
    {
        RuleFor(token => token.Id).Key();
        RuleFor(token => token.Type).OneOf("admin", "client", "frontend", "backend");
    }
}
