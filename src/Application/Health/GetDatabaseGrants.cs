using FluentValidation;
using MediatR;
using Reporting.Application.Rules;

namespace Reporting.Application.Health;

/// <summary>SQL for the service's own database that lets a role read what a purpose needs, and nothing else.</summary>
internal interface IDatabaseGrants
{
    IReadOnlyList<string> Purposes { get; }

    /// <param name="purpose">One of <see cref="Purposes"/>.</param>
    string Write(string purpose, string role);
}

/// <summary>The SQL that an operator runs in the service's database so that a role can read what a purpose needs.</summary>
internal sealed record GetDatabaseGrantsQuery(string Purpose, string Role) : IRequest<string>;

internal sealed class GetDatabaseGrantsValidator : AbstractValidator<GetDatabaseGrantsQuery>
{
    public GetDatabaseGrantsValidator(IDatabaseGrants grants)
    {
        RuleFor(query => query.Purpose)
            .Must(purpose => grants.Purposes.Contains(purpose, StringComparer.Ordinal))
            .WithMessage($"must be {string.Join(" or ", grants.Purposes)}");
        RuleFor(query => query.Role).MustBeARoleName();
    }
}

internal sealed class GetDatabaseGrantsHandler(IDatabaseGrants grants) : IRequestHandler<GetDatabaseGrantsQuery, string>
{
    public Task<string> Handle(GetDatabaseGrantsQuery request, CancellationToken cancellationToken) => Task.FromResult(grants.Write(request.Purpose, request.Role));
}
