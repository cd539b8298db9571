using FluentValidation;
using MediatR;
using Reporting.Application.Rules;
using Reporting.Domain.Sources;

namespace Reporting.Application.Sources;

/// <summary>The SQL that an operator runs in a product's database so that a role can read what a source needs.</summary>
internal sealed record GetSourceGrantsQuery(string Kind, string Role) : IRequest<string>;

internal sealed class GetSourceGrantsValidator : AbstractValidator<GetSourceGrantsQuery>
{
    public GetSourceGrantsValidator(ISourceGrants grants)
    {
        RuleFor(query => query.Kind)
            .Must(kind => grants.Kinds.Contains(kind, StringComparer.Ordinal))
            .WithMessage($"must be one of {string.Join(", ", grants.Kinds)}");
        RuleFor(query => query.Role).MustBeARoleName();
    }
}

internal sealed class GetSourceGrantsHandler(ISourceGrants grants) : IRequestHandler<GetSourceGrantsQuery, string>
{
    public Task<string> Handle(GetSourceGrantsQuery request, CancellationToken cancellationToken) => Task.FromResult(grants.Write(request.Kind, request.Role));
}
