using Reporting.Application.Access;
using Reporting.Domain.Access;

namespace Reporting.Api.Native;

/// <summary>What a token is to be.</summary>
internal sealed record CreateTokenContract
{
    public string? Name { get; init; }

    /// <summary>admin, auditor, member or ingest.</summary>
    public string? Role { get; init; }

    /// <summary>The key of the one instance that it acts on; all when absent.</summary>
    public string? Instance { get; init; }

    /// <summary>A date-time with an offset, in the future; never when absent.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>The networks in CIDR notation that it may be used from; any when absent.</summary>
    public IReadOnlyList<string>? AllowedNetworks { get; init; }
}

/// <summary>A new token; its text is shown this once.</summary>
internal sealed record NewTokenContract(long Id, string Name, TokenRole Role, string? Instance, DateTimeOffset? ExpiresAt, string Token)
{
    public static NewTokenContract Of(CreateTokenOutcome.Created created)
    {
        var token = created.Token.Token;
        return new(token.Id, token.Name, token.Role, created.Token.InstanceKey, token.ExpiresAt, created.Text);
    }
}

/// <summary>A token without its text, which is not kept.</summary>
/// <param name="LastUsedAt">To the minute; null while it was never used.</param>
internal sealed record TokenContract(
    long Id,
    string Name,
    TokenRole Role,
    string? Instance,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<string>? AllowedNetworks,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt)
{
    public static TokenContract Of(TokenOverview overview)
    {
        var token = overview.Token;
        var networks = token.AllowedNetworks.Count == 0 ? null : token.AllowedNetworks.Select(network => network.ToString()).ToList();
        return new(token.Id, token.Name, token.Role, overview.InstanceKey, token.ExpiresAt, networks, token.CreatedAt, token.LastUsedAt);
    }
}
