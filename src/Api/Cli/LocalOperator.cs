using Reporting.Api.Dialects;
using Reporting.Domain.Access;

namespace Reporting.Api.Cli;

/// <summary>Who runs the executable on the machine that has the database.</summary>
internal static class LocalOperator
{
    /// <summary>The audit has the system's name of who ran the command.</summary>
    public static Actor Actor { get; } = new(TokenId: null, $"operator {Environment.UserName}", Address: null);

    /// <summary>The operator as a caller who reads reports of an instance. Its token is kept nowhere, so nobody can show it.</summary>
    public static Caller Reading(Instance instance, DateTimeOffset now)
        => new(new AccessToken(0, "local operator", TokenRole.Admin, instance.Id, ExpiresAt: null, AllowedNetworks: [], now, TokenDigest.Of(string.Empty)), instance);
}
