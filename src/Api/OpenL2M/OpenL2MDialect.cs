using System.Text.Encodings.Web;
using System.Text.Json;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Domain.Access;

namespace Reporting.Api.OpenL2M;

/// <summary>The statistics of OpenL2M 4.2.</summary>
internal sealed class OpenL2MDialect : Dialect
{
    public override PathString PathPrefix => "/api/stats";

    public override InstanceKind? Kind => InstanceKind.Network;

    public override string Title => "Reporting in the words of OpenL2M";

    public override string JsonContentType => "application/json";

    public override ReadOnlyMemory<byte> JsonEnd => default;

    public override bool GivesTables => false;

    public override bool Compresses => false;

    public override bool EndsPathsWithSlash => true;

    public override IReadOnlyList<CredentialPlace> CredentialPlaces => [CredentialPlace.Header("Authorization", TokenHeader.Keyword)];

    public override IReadOnlyList<Failure> UsualFailures => [.. base.UsualFailures, new Failure.InstanceAmbiguous(["east", "west"]), new Failure.NotAcceptable()];

    public override IReadOnlyList<string> ExamplesAt(DateTimeOffset now) => [StatsController.Address];

    public override void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    public override Credential ReadCredential(HttpRequest request) => TokenHeader.Read(request);

    public override Task WriteFailureAsync(HttpContext context, Failure failure)
    {
        OpenL2MHeaders.WriteFailure(context, failure);
        var body = JsonSerializer.SerializeToUtf8Bytes(new OpenL2MError(OpenL2MErrorMessages.Of(failure, context)), Json);
        return ResponseBody.SendAsync(context, JsonContentType, Representation.Plain, body);
    }
}
