namespace Reporting.Api.Limits;

/// <summary>The route takes records: how often a token may send to it is a setting of its own.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class IngestRateAttribute : Attribute;
