using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources;

/// <summary>
/// Shows a credential to the product that it belongs to, at the address of the settings alone, and keeps the answer for a while.
/// The client follows no redirect, verifies certificates and gives up after two seconds.
/// </summary>
internal sealed class ProductSignIn(IReadOnlyList<SourceSettings> sources, HttpClient client, TimeProvider clock) : IDelegatedSignIn
{
    private readonly SignInMemory memory = new(clock);
    private readonly ConcurrentDictionary<TokenDigest, Lazy<Task<SignInAnswer>>> asking = new();
    private readonly IReadOnlyList<SourceSettings> asked =
        [.. sources.Where(source => source is { IsEnabled: true, SignsIn: true, BaseUrl: not null, Product.SignIn: not null })];

    public string? FindInstanceKey(InstanceKind kind, string? instanceKey)
    {
        var candidates = asked
            .Where(source => source.Product.InstanceKind == kind)
            .Where(source => string.IsNullOrEmpty(instanceKey) || string.Equals(source.Instance, instanceKey, StringComparison.Ordinal))
            .ToList();
        return candidates.Count == 1 ? candidates[0].Instance : null;
    }

    public SignInAnswer? Recall(string instanceKey, ForeignCredential credential) => memory.Find(DigestOf(instanceKey, credential));

    public async Task<SignInAnswer> QueryAsync(string instanceKey, ForeignCredential credential, CancellationToken cancellationToken)
    {
        var digest = DigestOf(instanceKey, credential);
        if (memory.Find(digest) is { } kept)
        {
            return kept;
        }

        // Requests that show the same credential at once share one question.
        var question = asking.GetOrAdd(digest, _ => new Lazy<Task<SignInAnswer>>(() => AskAndKeepAsync(instanceKey, digest, credential)));
        try
        {
            return await question.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            asking.TryRemove(new KeyValuePair<TokenDigest, Lazy<Task<SignInAnswer>>>(digest, question));
        }
    }

    private async Task<SignInAnswer> AskAndKeepAsync(string instanceKey, TokenDigest digest, ForeignCredential credential)
    {
        var source = asked.First(each => string.Equals(each.Instance, instanceKey, StringComparison.Ordinal));
        var answer = await AskProductAsync(source, source.Product.SignIn!, credential);
        if (answer is SignInAnswer.Unavailable)
        {
            return memory.FindWhileUnavailable(digest) ?? answer;
        }

        memory.Keep(digest, answer);
        return answer;
    }

    private async Task<SignInAnswer> AskProductAsync(SourceSettings source, SignInQuestion question, ForeignCredential credential)
    {
        // What cannot be shown in a header was given by no product.
        if (!Ascii.IsValid($"{credential.Text}{credential.Authorization}{credential.Cookie}"))
        {
            return new SignInAnswer.Unknown();
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(source.BaseUrl!, question.Path));
            question.Show(request.Headers, credential);
            using var response = await client.SendAsync(request);
            if ((int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
            {
                return new SignInAnswer.Unavailable();
            }

            var role = response.StatusCode == HttpStatusCode.OK ? question.RoleOf(await response.Content.ReadAsStringAsync()) : null;
            return role is { } known ? new SignInAnswer.Known(known) : new SignInAnswer.Unknown();
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return new SignInAnswer.Unavailable();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new SignInAnswer.Unknown();
        }
    }

    private static TokenDigest DigestOf(string instanceKey, ForeignCredential credential) => TokenDigest.Of($"{instanceKey} {credential.Text}");
}
