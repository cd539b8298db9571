namespace Reporting.Api.OpenApi;

/// <summary>A body that an action takes, as documents show it.</summary>
/// <param name="example">JSON of JSON's own media type; text of others.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class RequestExampleAttribute(string mediaType, string example) : Attribute
{
    public string MediaType { get; } = mediaType;

    public string Example { get; } = example;
}
