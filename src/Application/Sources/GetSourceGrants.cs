using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Reporting.Domain.Sources;

namespace Reporting.Application.Sources;

/// <summary>The SQL that an operator runs in a product's database so that a role can read what a source needs.</summary>
internal sealed record GetSourceGrantsQuery(string Kind, string Role) : IRequest<string>;

internal sealed partial class GetSourceGrantsValidator : AbstractValidator<GetSourceGrantsQuery>
{
    public GetSourceGrantsValidator(ISourceGrants grants)
    {
        RuleFor(query => query.Kind)
            .Must(kind => grants.Kinds.Contains(kind, StringComparer.Ordinal))
            .WithMessage($"must be one of {string.Join(", ", grants.Kinds)}");
        RuleFor(query => query.Role)
            .Must(role => Role().IsMatch(role))
            .WithMessage("must be the name of a role: a lower case letter, then lower case letters, digits and _, at most 63");
    }

    [GeneratedRegex(@"^[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Role();
}

internal sealed class GetSourceGrantsHandler(ISourceGrants grants) : IRequestHandler<GetSourceGrantsQuery, string>
{
    public Task<string> Handle(GetSourceGrantsQuery request, CancellationToken cancellationToken) => Task.FromResult(grants.Write(request.Kind, request.Role));
}
