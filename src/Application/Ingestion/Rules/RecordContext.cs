using FluentValidation;

namespace Reporting.Application.Ingestion.Rules;

/// <summary>A record that is checked, and the limits of its request: validators have neither clock nor settings of their own.</summary>
internal sealed class RecordContext<TRecord>(TRecord record, TimeLimits times) : ValidationContext<TRecord>(record)
{
    public TimeLimits Times => times;
}
