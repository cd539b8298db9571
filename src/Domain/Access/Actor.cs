namespace Reporting.Domain.Access;

/// <summary>Who does something that is audited.</summary>
/// <param name="TokenId">Null where no token was shown: the service itself did it.</param>
/// <param name="Name">The token's.</param>
/// <param name="Address">Where the request came from.</param>
public sealed record Actor(long? TokenId, string Name, string? Address)
{
    public static readonly Actor Service = new(TokenId: null, "service", Address: null);
}
