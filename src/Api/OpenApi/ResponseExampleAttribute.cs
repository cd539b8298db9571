namespace Reporting.Api.OpenApi;

/// <summary>An answer of an action, as documents show it.</summary>
/// <param name="json">The whole body; empty where there is only a table.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ResponseExampleAttribute(string json = "") : Attribute
{
    public string Json { get; } = json;

    /// <summary>The same answer as a table; empty where there is none.</summary>
    public string Csv { get; init; } = string.Empty;
}
