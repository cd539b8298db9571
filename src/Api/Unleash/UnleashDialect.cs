using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Reporting.Api.Dialects;
using Reporting.Api.Unleash.Json;
using Reporting.Domain.Access;

namespace Reporting.Api.Unleash;

/// <summary>The admin API of Unleash 8.</summary>
internal sealed class UnleashDialect : Dialect
{
    private const string Bearer = "Bearer";
    private const string SessionCookie = "unleash-session";

    public override PathString PathPrefix => "/api/admin";

    public override InstanceKind? Kind => InstanceKind.Flags;

    public override bool GuardsUnmatched => true;

    public override bool TagsWeakly => true;

    public override bool GivesTables => false;

    public override ReadOnlyMemory<byte> JsonEnd => default;

    public override string Title => "Reporting in the words of Unleash";

    public override IReadOnlyList<CredentialPlace> CredentialPlaces => [CredentialPlace.Header(HeaderNames.Authorization)];

    public override IReadOnlyList<Failure> UsualFailures =>
    [
        new Failure.MissingToken(),
        new Failure.RoleNotAllowed(TokenRole.Ingest),
        new Failure.NoInstance(InstanceKind.Flags, []),
        new Failure.Unavailable(TimeSpan.FromSeconds(5)),
        new Failure.TimedOut(),
    ];

    public override IReadOnlyList<string> ExamplesAt(DateTimeOffset now) =>
    [
        "/api/admin/instance-admin/statistics",
        "/api/admin/events?project=checkout&limit=10",
        "/api/admin/search/events?type=IS_ANY_OF:feature-created,feature-archived&limit=10",
        "/api/admin/insights",
    ];

    public override void Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new MillisecondsConverter());
        options.Converters.Add(new RawJsonConverter());
    }

    /// <summary>The header as it is, less the word Bearer; else the cookie of a session.</summary>
    public override Credential ReadCredential(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString().Trim();
        if (header.Length > 0)
        {
            return new Credential(WithoutBearer(header));
        }

        return request.Cookies[SessionCookie] is { Length: > 0 } session ? new Credential(session) { IsSession = true } : Credential.None;
    }

    public override Task WriteFailureAsync(HttpContext context, Failure failure)
    {
        var (status, error) = UnleashErrorMessages.Of(failure, context);
        var response = context.Response;
        response.StatusCode = status;
        return response.WriteAsJsonAsync(error, Json, JsonContentType, context.RequestAborted);
    }

    private static string WithoutBearer(string header)
        => header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header.Length > Bearer.Length && char.IsWhiteSpace(header[Bearer.Length])
            ? header[Bearer.Length..].TrimStart()
            : header;
}
