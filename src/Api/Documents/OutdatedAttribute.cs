namespace Reporting.Api.Documents;

/// <summary>Marks an operation that clients are advised against, as documents tell them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OutdatedAttribute : Attribute;
