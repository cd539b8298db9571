using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Reporting.Dashboard.SignIn;

/// <summary>What the provider says of itself: where it is asked what, and by which keys it signs.</summary>
internal sealed class ProviderMetadata(ProviderSettings settings, HttpClient http, TimeProvider clock) : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(6);

    /// <summary>Before a browser is sent to the provider it is known to have answered so lately.</summary>
    private static readonly TimeSpan AnsweredLately = TimeSpan.FromMinutes(1);

    /// <summary>Whoever shows a token with an unknown key makes the provider be asked, so that it is not asked more often for that.</summary>
    private static readonly TimeSpan BetweenDemands = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Known? known;
    private DateTimeOffset? demandedAt;
    private volatile bool isDemanded;

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => await ReadAsync(Kept, cancel);

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => await ReadAsync(Kept, cancel);

    /// <summary>Fails where the provider does not answer, whatever is known of it.</summary>
    /// <exception cref="ProviderAwayException">It is away, or is another than the settings say.</exception>
    public Task<OpenIdConnectConfiguration> ReadAnsweredAsync(CancellationToken cancellationToken) => ReadAsync(AnsweredLately, cancellationToken);

    public void Dispose() => turn.Dispose();

    public override void RequestRefresh()
    {
        var now = clock.GetUtcNow();
        if (demandedAt is { } last && now - last < BetweenDemands)
        {
            return;
        }

        (demandedAt, isDemanded) = (now, true);
    }

    private async Task<OpenIdConnectConfiguration> ReadAsync(TimeSpan goodFor, CancellationToken cancellationToken)
    {
        if (IsGood(goodFor) is { } good)
        {
            return good;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            return IsGood(goodFor) ?? await AskAsync(isFallbackAllowed: goodFor == Kept, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private OpenIdConnectConfiguration? IsGood(TimeSpan goodFor) => !isDemanded && known is { } now && clock.GetUtcNow() - now.At < goodFor ? now.Configuration : null;

    private async Task<OpenIdConnectConfiguration> AskAsync(bool isFallbackAllowed, CancellationToken cancellationToken)
    {
        try
        {
            isDemanded = false;
            var address = $"{settings.Authority!.TrimEnd('/')}/.well-known/openid-configuration";
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(address, new HttpDocumentRetriever(http) { RequireHttps = false }, cancellationToken);
            if (!string.Equals(read.Issuer?.TrimEnd('/'), settings.Authority.TrimEnd('/'), StringComparison.Ordinal))
            {
                throw new ProviderAwayException($"calls itself {read.Issuer}", cause: null);
            }

            known = new Known(read, clock.GetUtcNow());
            return read;
        }
        catch (Exception exception) when (exception is not ProviderAwayException && !cancellationToken.IsCancellationRequested)
        {
            return isFallbackAllowed && known is { } former ? former.Configuration : throw new ProviderAwayException("does not answer", exception);
        }
    }

    private sealed record Known(OpenIdConnectConfiguration Configuration, DateTimeOffset At);
}

/// <summary>The provider cannot be asked.</summary>
internal sealed class ProviderAwayException(string what, Exception? cause) : Exception($"The provider of sign-in {what}.", cause);
