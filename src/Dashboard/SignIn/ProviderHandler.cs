using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Reporting.Dashboard.SignIn;

/// <summary>
/// Makes the framework's handler of OpenID Connect for a request. Nothing of it is in the pipeline of other requests, and it begins no session of its own.
/// </summary>
internal sealed class ProviderHandler(ProviderSettings settings, ProviderMetadata metadata, ProviderProtection protection, HttpClient http, ILoggerFactory logs, TimeProvider clock)
{
    public const string CallbackPath = "/sign-in/provider/callback";

    private static readonly AuthenticationScheme Scheme = new("OpenIdConnect", displayName: null, typeof(OpenIdConnectHandler));

    private readonly Lazy<OpenIdConnectOptions> options = new(() => MakeOptions(settings, metadata, protection, http, clock));

    public async Task<OpenIdConnectHandler> BeginAsync(HttpContext context)
    {
        await protection.LoadAsync(context.RequestAborted);
        var handler = new OpenIdConnectHandler(new OneOptions(options.Value), logs, HtmlEncoder.Default, UrlEncoder.Default);
        await handler.InitializeAsync(Scheme, context);
        return handler;
    }

    /// <summary>The rules by which any token of the provider is good; tokens of other kinds add theirs.</summary>
    public static TokenValidationParameters RulesFor(ProviderSettings settings, ProviderMetadata metadata, TimeProvider clock) => new()
    {
        ValidAudience = settings.ClientId,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        NameClaimType = "name",
        RoleClaimType = settings.GroupsClaim,
        ClockSkew = settings.ClockSkew,
        ConfigurationManager = metadata,
        LifetimeValidator = (from, until, _, rules) => IsWithin(clock.GetUtcNow(), from, until, rules.ClockSkew),
    };

    private static bool IsWithin(DateTimeOffset now, DateTime? from, DateTime? until, TimeSpan skew)
        => until is { } end && now.UtcDateTime < Later(end, skew) && (from is not { } start || now.UtcDateTime + skew >= start);

    private static DateTime Later(DateTime time, TimeSpan by) => DateTime.MaxValue - by < time ? DateTime.MaxValue : time + by;

    private static OpenIdConnectOptions MakeOptions(ProviderSettings settings, ProviderMetadata metadata, ProviderProtection protection, HttpClient http, TimeProvider clock)
    {
        var made = new OpenIdConnectOptions
        {
            Authority = settings.Authority,
            ClientId = settings.ClientId,
            ClientSecret = settings.ClientSecret,
            CallbackPath = CallbackPath,
            ResponseType = OpenIdConnectResponseType.Code,

            // In the address: a form that another site posts brings no cookie that is Lax, and one that is None needs TLS also on a developer's machine.
            ResponseMode = OpenIdConnectResponseMode.Query,
            UsePkce = true,
            GetClaimsFromUserInfoEndpoint = true,
            MapInboundClaims = false,
            SaveTokens = true,

            // The settings have been checked: http is this machine.
            RequireHttpsMetadata = false,
            ConfigurationManager = metadata,
            DataProtectionProvider = protection,
            Backchannel = http,
            RemoteAuthenticationTimeout = ProviderProtection.GoodFor,
            SignInScheme = "none: an event ends the handler's work before",
            TimeProvider = clock,
            TokenValidationParameters = RulesFor(settings, metadata, clock),
            Events = ProviderCallback.Events,
        };
        return Complete(made, settings, protection);
    }

    private static OpenIdConnectOptions Complete(OpenIdConnectOptions made, ProviderSettings settings, ProviderProtection protection)
    {
        made.Scope.Clear();
        settings.ScopeList.ToList().ForEach(made.Scope.Add);
        made.ClaimActions.MapJsonKey(settings.GroupsClaim, settings.GroupsClaim);
        foreach (var cookie in new[] { made.CorrelationCookie, made.NonceCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        }

        new OpenIdConnectPostConfigureOptions(protection).PostConfigure(Scheme.Name, made);
        made.Validate(Scheme.Name);
        return made;
    }

    private sealed class OneOptions(OpenIdConnectOptions value) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => value;

        public OpenIdConnectOptions Get(string? name) => value;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}
