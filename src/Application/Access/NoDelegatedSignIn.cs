using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Where no product may be asked.</summary>
internal sealed class NoDelegatedSignIn : IDelegatedSignIn
{
    public string? FindInstanceKey(InstanceKind kind, string? instanceKey) => null;

    public SignInAnswer? Recall(string instanceKey, ForeignCredential credential) => null;

    public Task<SignInAnswer> QueryAsync(string instanceKey, ForeignCredential credential, CancellationToken cancellationToken)
        => Task.FromResult<SignInAnswer>(new SignInAnswer.Unknown());
}
