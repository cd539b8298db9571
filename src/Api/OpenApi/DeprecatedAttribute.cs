namespace Reporting.Api.OpenApi;

/// <summary>Marks an operation that clients are advised against, as documents tell them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DeprecatedAttribute : Attribute;
