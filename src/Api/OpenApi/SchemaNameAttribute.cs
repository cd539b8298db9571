namespace Reporting.Api.OpenApi;

/// <summary>What documents call the schema of a contract; else it has the name of its type.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SchemaNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The only properties that documents promise, as they are called in them; none for those that the contract requires.</summary>
    public string[] Required { get; init; } = [];
}
