namespace Reporting.Application.Reports;

/// <summary>
/// Marks a property that the report does not depend on, or only through other properties of the query, such as a clock of which only the day counts.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotInKeyAttribute : Attribute;
