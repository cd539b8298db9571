using FluentValidation;
using MediatR;
using Reporting.Application.Ingestion.Wire;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Makes a token; its text is in the outcome and nowhere afterwards.</summary>
/// <param name="Instance">The key of the one instance that it acts on, or null for all.</param>
/// <param name="ExpiresAt">A date-time with an offset.</param>
/// <param name="ConfinedTo">The id of the one instance that the caller's token says it acts on, whether or not there is such an instance; null for all.</param>
internal sealed record CreateTokenCommand(
    string? Name,
    string? Role,
    string? Instance,
    string? ExpiresAt,
    IReadOnlyList<string>? AllowedNetworks,
    int? ConfinedTo) : IRequest<CreateTokenOutcome>, IAdministrativeAct;

internal abstract record CreateTokenOutcome
{
    public sealed record Created(TokenOverview Token, string Text) : CreateTokenOutcome;

    public sealed record UnknownInstance(IReadOnlyList<string> Known) : CreateTokenOutcome;

    /// <summary>The caller's own token reaches less far.</summary>
    public sealed record BeyondCaller : CreateTokenOutcome;
}

internal sealed class CreateTokenValidator : AbstractValidator<CreateTokenCommand>
{
    private const int MaxNetworks = 100;

    public CreateTokenValidator(TimeProvider clock)
    {
        RuleFor(command => command.Name).Name();
        RuleFor(command => command.Role).NameOf<CreateTokenCommand, TokenRole>();
        RuleFor(command => command.ExpiresAt)
            .Cascade(CascadeMode.Stop)
            .Must(time => time is null || Rfc3339.TryParse(time, out _)).WithMessage("must be a date-time with an offset")
            .Must(time => time is null || (Rfc3339.TryParse(time, out var at) && at > clock.GetUtcNow())).WithMessage("must be in the future");
        RuleFor(command => command.AllowedNetworks)
            .Must(networks => networks is null or { Count: > 0 and <= MaxNetworks }).WithMessage($"must be 1 to {MaxNetworks} networks, or absent for any");
        RuleForEach(command => command.AllowedNetworks)
            .Must(network => network is not null && NetworkText.TryParse(network, out _))
            .WithMessage("must be a network such as 10.1.0.0/16 or 2001:db8::/32, without bits beyond its prefix");
    }
}

internal sealed class CreateTokenHandler(ITokenRepository tokens, IAccessDirectory directory) : IRequestHandler<CreateTokenCommand, CreateTokenOutcome>
{
    public async Task<CreateTokenOutcome> Handle(CreateTokenCommand request, CancellationToken cancellationToken)
    {
        var instance = request.Instance is { } key ? await directory.FindInstanceAsync(key, cancellationToken) : null;
        if (request.ConfinedTo is { } own && instance?.Id != own)
        {
            return new CreateTokenOutcome.BeyondCaller();
        }

        if (request.Instance is not null && instance is null)
        {
            return await UnknownAsync(cancellationToken);
        }

        var text = TokenFactory.Make();
        if (await tokens.AddAsync(DraftOf(request, instance, text), cancellationToken) is not { } token)
        {
            await directory.RefreshAsync(cancellationToken);
            return await UnknownAsync(cancellationToken);
        }

        await directory.TryRefreshAsync();
        return new CreateTokenOutcome.Created(new TokenOverview(token, instance?.Key), text);
    }

    private async Task<CreateTokenOutcome> UnknownAsync(CancellationToken cancellationToken)
    {
        var known = await directory.ReadInstancesAsync(cancellationToken);
        return new CreateTokenOutcome.UnknownInstance([.. known.Select(each => each.Key)]);
    }

    private static TokenDraft DraftOf(CreateTokenCommand request, Instance? instance, string text) => new(
        request.Name!,
        Enum.Parse<TokenRole>(request.Role!, ignoreCase: true),
        instance?.Id,
        Rfc3339.TryParse(request.ExpiresAt ?? "", out var expiresAt) ? expiresAt : null,
        [.. (request.AllowedNetworks ?? []).Select(network => NetworkText.TryParse(network, out var parsed) ? parsed : default)],
        TokenDigest.Of(text));
}
