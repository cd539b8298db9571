namespace Reporting.Api.OpenApi;

/// <summary>A query parameter that a binder reads, as documents describe it.</summary>
/// <param name="type">The JSON schema type: string, integer or array.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class QueryParameterAttribute(string name, string type, string description) : Attribute
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public string Description { get; } = description;

    public string? Format { get; init; }

    public string? Example { get; init; }

    /// <summary>A regular expression that its values match.</summary>
    public string? Pattern { get; init; }

    /// <summary>What it is when it is left out.</summary>
    public string? Default { get; init; }

    public bool Required { get; init; }

    /// <summary>The only values it may have; empty where there is no such list.</summary>
    public string[] Values { get; init; } = [];
}
