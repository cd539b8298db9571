using System.Text.Json.Serialization;
using Reporting.Api.Coder.Json;

namespace Reporting.Api.Coder;

/// <summary>What every request gets that is not answered.</summary>
/// <param name="Message">What went wrong, for people.</param>
/// <param name="Detail">More of it, left out when there is none.</param>
/// <param name="Validations">The parameters at fault, left out when there are none.</param>
internal sealed record CoderError(
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("detail"), OmitEmpty] string? Detail = null,
    [property: JsonPropertyName("validations"), OmitEmpty] IReadOnlyList<CoderValidation>? Validations = null);

/// <param name="Field">The query parameter.</param>
internal sealed record CoderValidation(
    [property: JsonPropertyName("field")] string Field,
    [property: JsonPropertyName("detail")] string Detail);
