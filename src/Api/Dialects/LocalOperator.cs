using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>
/// Who runs the executable on the machine that has the database. A feature of requests made inside this process alone: nothing that comes
/// over the network can set it.
/// </summary>
internal sealed class LocalOperator(TimeProvider clock)
{
    /// <summary>The audit has the system's name of who ran the command.</summary>
    public static Actor Actor { get; } = new(TokenId: null, $"operator {Environment.UserName}", Address: null);

    /// <summary>Stands for the operator where a caller is asked for; it is kept nowhere.</summary>
    public AccessToken Token { get; } = new(
        0, "local operator", TokenRole.Admin, InstanceId: null, ExpiresAt: null, AllowedNetworks: [], clock.GetUtcNow(), TokenDigest.Of(string.Empty));
}
