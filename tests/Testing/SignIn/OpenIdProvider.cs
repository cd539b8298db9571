using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Reporting.Testing.SignIn;

/// <summary>A person whom the provider knows.</summary>
internal sealed record ProviderPerson(string Subject, string Name, params IReadOnlyList<string> Groups);

/// <summary>
/// A provider of OpenID Connect: discovery, keys, code flow with PKCE, user information, sign-out and logout tokens. It checks what a provider has to check; a test
/// may spoil what it signs.
/// </summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "reporting";
    public const string ClientSecret = "a secret of the client";

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Grant> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ProviderPerson> accessTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> signOuts = new();
    private SigningKey key = SigningKey.Make();
    private int sessions;

    private OpenIdProvider(WebApplication app) => this.app = app;

    public string Issuer => app.Urls.First();

    /// <summary>By which it measures times in tokens.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Who is signed in at the provider.</summary>
    public ProviderPerson Person { get; set; } = new("sub-nobody", "Nobody");

    /// <summary>Spoils the claims of the next identity tokens.</summary>
    public Action<JsonObject> Spoil { get; set; } = _ => { };

    /// <summary>Whether it gives groups by user information alone.</summary>
    public bool KeepsGroupsBack { get; set; }

    public bool IsAway { get; set; }

    /// <summary>The session that it began last.</summary>
    public string SessionId => $"session-{sessions}";

    /// <summary>The queries by which browsers were sent to sign out.</summary>
    public IReadOnlyCollection<string> SignOuts => signOuts;

    /// <param name="port">0 for a free one.</param>
    public static async Task<OpenIdProvider> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
        var provider = new OpenIdProvider(builder.Build());
        provider.Map();
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>Signs with another key from now on, and knows the former no more.</summary>
    public void RotateKey() => key = SigningKey.Make();

    /// <summary>What it signs: an identity token or a logout token.</summary>
    public string Sign(JsonObject claims, string type = "JWT") => key.Sign(claims, type);

    /// <summary>The claims of a logout token, to be signed as they are or spoilt.</summary>
    public JsonObject LogoutClaims(string? subject, string? sessionId) => new()
    {
        ["iss"] = Issuer,
        ["aud"] = ClientId,
        ["iat"] = Now,
        ["exp"] = Now + 120,
        ["jti"] = Guid.NewGuid().ToString(),
        ["sub"] = subject,
        ["sid"] = sessionId,
        ["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() },
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    private void Map()
    {
        app.Use((context, next) =>
        {
            if (!IsAway)
            {
                return next(context);
            }

            context.Abort();
            return Task.CompletedTask;
        });
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["userinfo_endpoint"] = $"{Issuer}/userinfo",
            ["end_session_endpoint"] = $"{Issuer}/end-session",
            ["jwks_uri"] = $"{Issuer}/keys",
            ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
            ["backchannel_logout_supported"] = true,
            ["backchannel_logout_session_supported"] = true,
        }));
        app.MapGet("/keys", () => Results.Json(new JsonObject { ["keys"] = new JsonArray(key.Public()) }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", async (HttpContext context) => await (await TokenAsync(context)).ExecuteAsync(context));
        app.MapGet("/userinfo", UserInfo);
        app.MapGet("/end-session", (HttpContext context) =>
        {
            signOuts.Enqueue(context.Request.QueryString.Value!);
            return Results.Redirect(context.Request.Query["post_logout_redirect_uri"].ToString());
        });
    }

    private IResult Authorize(HttpContext context)
    {
        var asked = context.Request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || !asked["scope"].ToString().Split(' ').Contains("openid", StringComparer.Ordinal))
        {
            return Results.BadRequest("This is no request for a code with PKCE.");
        }

        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        Interlocked.Increment(ref sessions);
        codes[code] = new Grant(Person, SessionId, asked["redirect_uri"]!, asked["nonce"]!, asked["code_challenge"]!);
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"]!, new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = asked["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var verifier = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!codes.TryRemove(form["code"].ToString(), out var grant)
            || form["client_id"] != ClientId || form["client_secret"] != ClientSecret
            || form["redirect_uri"] != grant.RedirectUri || verifier != grant.Challenge)
        {
            return Results.Json(new JsonObject { ["error"] = "invalid_grant" }, statusCode: 400);
        }

        var access = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        accessTokens[access] = grant.Person;
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = ClientId,
            ["sub"] = grant.Person.Subject,
            ["sid"] = grant.SessionId,
            ["nonce"] = grant.Nonce,
            ["name"] = grant.Person.Name,
            ["iat"] = Now,
            ["exp"] = Now + (long)TokenLifetime.TotalSeconds,
        };
        if (!KeepsGroupsBack)
        {
            claims["groups"] = new JsonArray([.. grant.Person.Groups]);
        }

        Spoil(claims);
        return Results.Json(new JsonObject { ["access_token"] = access, ["token_type"] = "Bearer", ["expires_in"] = 300, ["id_token"] = key.Sign(claims, "JWT") });
    }

    private IResult UserInfo(HttpContext context)
        => accessTokens.TryGetValue(context.Request.Headers.Authorization.ToString().Split(' ')[^1], out var person)
            ? Results.Json(new JsonObject { ["sub"] = person.Subject, ["name"] = person.Name, ["groups"] = new JsonArray([.. person.Groups]) })
            : Results.Unauthorized();

    private sealed record Grant(ProviderPerson Person, string SessionId, string RedirectUri, string Nonce, string Challenge);

    private sealed record SigningKey(RSA Rsa, string Id)
    {
        public static SigningKey Make() => new(RSA.Create(2048), Guid.NewGuid().ToString("N"));

        public JsonNode Public()
        {
            var parameters = Rsa.ExportParameters(includePrivateParameters: false);
            return new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = Id,
                ["n"] = WebEncoders.Base64UrlEncode(parameters.Modulus!),
                ["e"] = WebEncoders.Base64UrlEncode(parameters.Exponent!),
            };
        }

        public string Sign(JsonObject claims, string type)
        {
            foreach (var (name, _) in claims.Where(claim => claim.Value is null).ToList())
            {
                claims.Remove(name);
            }

            var header = new JsonObject { ["alg"] = "RS256", ["kid"] = Id, ["typ"] = type };
            var text = $"{Encode(header)}.{Encode(claims)}";
            return $"{text}.{WebEncoders.Base64UrlEncode(Rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        }

        private static string Encode(JsonObject part) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(part.ToJsonString()));
    }
}
