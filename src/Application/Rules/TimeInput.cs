using Reporting.Application.Reports;

namespace Reporting.Application.Rules;

/// <summary>A time as the caller wrote it, since a refusal quotes it.</summary>
/// <param name="Value">Null when the text is no time.</param>
/// <param name="Fault">Why the text is no time, in the dialect's words.</param>
internal sealed record TimeInput([property: NotInKey] string Text, DateTimeOffset? Value, [property: NotInKey] string? Fault = null)
{
    public static TimeInput Of(DateTimeOffset value) => new(value.ToString("O"), value);

    /// <summary>The time of a valid query.</summary>
    [NotInKey]
    public DateTimeOffset Time => Value ?? throw new InvalidOperationException("The time was not validated.");
}
