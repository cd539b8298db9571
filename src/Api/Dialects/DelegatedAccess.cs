using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>Lets in who is unknown here and known to the product that an instance's records are read from, with the rights that he has there.</summary>
internal sealed class DelegatedAccess(IDelegatedSignIn signIn, IAccessDirectory directory, TimeProvider clock)
{
    /// <summary>What the product would be asked; null where none may be.</summary>
    public DelegatedQuestion? QuestionOf(string text, Dialect dialect, HttpRequest request)
    {
        if (dialect.Kind is not { } kind || signIn.FindInstanceKey(kind, request.Headers[InstanceChoice.Header].ToString()) is not { } key)
        {
            return null;
        }

        return new DelegatedQuestion(key, new ForeignCredential(text, ValueOf(request, HeaderNames.Authorization), ValueOf(request, HeaderNames.Cookie)));
    }

    /// <summary>The caller's token, where it is known without asking.</summary>
    public async Task<AccessToken?> RecallAsync(DelegatedQuestion question, CancellationToken cancellationToken)
        => signIn.Recall(question.InstanceKey, question.Credential) is SignInAnswer.Known known ? await MakeTokenAsync(question, known.Role, cancellationToken) : null;

    /// <returns>A token that is kept nowhere, or why the caller is not let in.</returns>
    public async Task<(AccessToken? Token, Failure? Failure)> QueryAsync(DelegatedQuestion question, CancellationToken cancellationToken)
        => await signIn.QueryAsync(question.InstanceKey, question.Credential, cancellationToken) switch
        {
            SignInAnswer.Known known when await MakeTokenAsync(question, known.Role, cancellationToken) is { } token => (token, null),
            SignInAnswer.Unavailable => (null, new Failure.Unavailable(TimeSpan.FromSeconds(5))),
            _ => (null, new Failure.UnknownToken()),
        };

    private async Task<AccessToken?> MakeTokenAsync(DelegatedQuestion question, TokenRole role, CancellationToken cancellationToken)
        => await directory.FindInstanceAsync(question.InstanceKey, cancellationToken) is { } instance
            ? new AccessToken(IdOf(question), $"sign-in at {question.InstanceKey}", role, instance.Id, ExpiresAt: null, AllowedNetworks: [], clock.GetUtcNow(), TokenDigest.Of(question.Credential.Text))
            : null;

    /// <summary>Below zero, where no kept token is, and one for each credential, so that limits by token tell callers apart.</summary>
    private static long IdOf(DelegatedQuestion question)
        => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(question.Credential.Text))) | long.MinValue;

    private static string? ValueOf(HttpRequest request, string header) => request.Headers[header].ToString() is { Length: > 0 } value ? value : null;
}

/// <param name="InstanceKey">The instance whose product is asked.</param>
internal sealed record DelegatedQuestion(string InstanceKey, ForeignCredential Credential);
