using System.Text.Json.Serialization;

namespace Reporting.Api.Unleash;

/// <summary>What every request gets that is not answered.</summary>
/// <param name="Id">Names this one refusal.</param>
/// <param name="Name">Its kind.</param>
/// <param name="Message">What went wrong, for people.</param>
/// <param name="Details">Each thing that went wrong.</param>
internal sealed record UnleashError(Guid Id, string Name, string Message, IReadOnlyList<UnleashErrorDetail> Details)
{
    /// <summary>Where to log in, for who shows no token.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    /// <summary>How to log in there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? DefaultHidden { get; init; }

    /// <summary>What the caller would have to be allowed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Permissions { get; init; }

    public static UnleashError Of(string name, string message) => new(Guid.NewGuid(), name, message, [new UnleashErrorDetail(message)]);
}

/// <param name="Path">The parameter at fault, such as <c>/query/type</c>.</param>
internal sealed record UnleashErrorDetail(
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Path = null);
