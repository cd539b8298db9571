using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Api.Dialects;
using Reporting.Domain.Access;

namespace Reporting.Api.Native;

/// <summary>The service's own API, of administration, records and reports: snake_case JSON, bearer tokens, problem documents as in RFC 9457.</summary>
internal sealed class NativeDialect : Dialect
{
    private const string Scheme = "Bearer";

    /// <summary>It answers where no other dialect does.</summary>
    public override PathString PathPrefix => PathString.Empty;

    public override InstanceKind? Kind => null;

    public override bool GivesRows => true;

    public override string Title => "Reporting: instances, tokens, records and reports";

    public override IReadOnlyList<Failure> UsualFailures => [.. base.UsualFailures, new Failure.NotAcceptable()];

    public override void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new UtcTimeConverter());
        options.Converters.Add(new RawJsonConverter());
    }

    public override Credential ReadCredential(HttpRequest request)
        => AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            && header.Scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase)
                ? new Credential(header.Parameter)
                : Credential.None;

    public override Task WriteFailureAsync(HttpContext context, Failure failure)
    {
        var response = context.Response;
        response.StatusCode = failure.Status;
        if (failure.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = failure is Failure.MissingToken ? Scheme : $"{Scheme} error=\"invalid_token\"";
        }

        return response.WriteAsJsonAsync(ProblemContract.Of(failure), Json, ProblemContract.ContentType, context.RequestAborted);
    }
}
