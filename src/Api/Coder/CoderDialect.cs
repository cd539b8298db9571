using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FluentValidation.Results;
using Microsoft.Net.Http.Headers;
using Reporting.Api.Answers;
using Reporting.Api.Coder.Json;
using Reporting.Api.Coder.Parameters;
using Reporting.Api.Dialects;
using Reporting.Domain.Access;

namespace Reporting.Api.Coder;

/// <summary>The API of Coder 2.26 and later.</summary>
internal sealed class CoderDialect : Dialect
{
    private const string Cookie = "coder_session_token";
    private const string Header = "Coder-Session-Token";
    private const string Bearer = "Bearer ";

    public override PathString PathPrefix => "/api/v2";

    public override InstanceKind? Kind => InstanceKind.Workspaces;

    public override string Title => "Reporting in the words of Coder";

    public override int RequestsPerMinute => 512;

    public override IReadOnlyList<CredentialPlace> CredentialPlaces => [CredentialPlace.Header(Header), CredentialPlace.Bearer, CredentialPlace.Cookie(Cookie)];

    public override IReadOnlyList<Failure> UsualFailures =>
    [
        new Failure.Invalid([new ValidationFailure("foo", "\"foo\" is not a valid query param") { ErrorCode = CoderErrorCodes.Form }]),
        .. base.UsualFailures,
    ];

    public override IReadOnlyList<string> ExamplesAt(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var lastWeek = $"start_time={Encode(today.AddDays(-7))}&end_time={Encode(today)}";
        return
        [
            "/api/v2/insights/daus?tz_offset=0",
            $"/api/v2/insights/user-activity?{lastWeek}",
            $"/api/v2/insights/templates?{lastWeek}&interval=day",
        ];
    }

    public override void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OmitEmptyAttribute.Apply } };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new GoStringConverter());
        options.Converters.Add(new GoTimeConverter());
        options.Converters.Add(new GoFloatConverter());
    }

    /// <summary>The first of cookie, own header and bearer token that is not empty.</summary>
    public override Credential ReadCredential(HttpRequest request)
    {
        string?[] candidates = [request.Cookies[Cookie], request.Headers[Header], ReadBearer(request.Headers[HeaderNames.Authorization].ToString())];
        return new Credential(Array.Find(candidates, candidate => !string.IsNullOrEmpty(candidate)));
    }

    public override Task WriteFailureAsync(HttpContext context, Failure failure)
    {
        CoderFailureHeaders.Write(context, failure);
        byte[] body = [.. JsonSerializer.SerializeToUtf8Bytes(CoderErrorMessages.Of(failure, context), Json), .. JsonEnd.Span];
        return ResponseBody.SendAsync(context, JsonContentType, Representation.Plain, body);
    }

    private static string? ReadBearer(string authorization)
        => authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;

    private static string Encode(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
