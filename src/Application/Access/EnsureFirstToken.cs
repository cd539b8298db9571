using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Makes the first admin token at the first start, so that there is a way in; sent at every start.</summary>
internal sealed record EnsureFirstTokenCommand : IRequest<FirstTokenOutcome>;

internal abstract record FirstTokenOutcome
{
    public sealed record NotNeeded : FirstTokenOutcome;

    /// <param name="IsShort">Whether it is too short to hold 128 random bits.</param>
    public sealed record Configured(bool IsShort) : FirstTokenOutcome;

    /// <summary>To be shown this once.</summary>
    public sealed record Random(string Text, string File) : FirstTokenOutcome;
}

internal sealed class EnsureFirstTokenHandler(ITokenRepository tokens, IAccessDirectory directory, IFirstTokenFile file, IOptions<AccessOptions> options)
    : IRequestHandler<EnsureFirstTokenCommand, FirstTokenOutcome>
{
    public async Task<FirstTokenOutcome> Handle(EnsureFirstTokenCommand request, CancellationToken cancellationToken)
    {
        var existing = await tokens.ReadAllAsync(cancellationToken);
        if (existing.Count > 0)
        {
            return new FirstTokenOutcome.NotNeeded();
        }

        return options.Value.AdminToken is { Length: > 0 } configured
            ? await AddConfiguredAsync(configured, cancellationToken)
            : await AddRandomAsync(cancellationToken);
    }

    private async Task<FirstTokenOutcome> AddConfiguredAsync(string text, CancellationToken cancellationToken)
        => await AddAsync(text, cancellationToken)
            ? new FirstTokenOutcome.Configured(text.Length < TokenFactory.SecretLength)
            : new FirstTokenOutcome.NotNeeded();

    /// <summary>The file comes first: a token that was made but never told would lock everyone out.</summary>
    private async Task<FirstTokenOutcome> AddRandomAsync(CancellationToken cancellationToken)
    {
        var text = TokenFactory.Make();
        await file.WriteAsync(text, cancellationToken);
        if (await AddAsync(text, cancellationToken))
        {
            return new FirstTokenOutcome.Random(text, file.Path);
        }

        file.Remove();
        return new FirstTokenOutcome.NotNeeded();
    }

    private async Task<bool> AddAsync(string text, CancellationToken cancellationToken)
    {
        var draft = new TokenDraft("first", TokenRole.Admin, InstanceId: null, ExpiresAt: null, AllowedNetworks: [], TokenDigest.Of(text));
        var added = await tokens.AddFirstAsync(draft, cancellationToken);
        await directory.RefreshAsync(cancellationToken);
        return added;
    }
}
