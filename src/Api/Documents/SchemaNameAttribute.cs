namespace Reporting.Api.Documents;

/// <summary>What documents call the schema of a contract; else it has the name of its type.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SchemaNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
