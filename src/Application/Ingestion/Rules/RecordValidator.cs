using FluentValidation;

namespace Reporting.Application.Ingestion.Rules;

/// <summary>
/// Checks what the attributes of a record type say of its fields. A type of which there is more to say has a validator
/// of its own that derives from this one.
/// </summary>
internal abstract class RecordValidator<TRecord> : AbstractValidator<TRecord>
{
    private static readonly FieldRule<TRecord>[] Rules = FieldRules.Of<TRecord>();

    protected RecordValidator() => RuleFor(record => record).Custom(Check);

    private static void Check(TRecord record, ValidationContext<TRecord> context)
    {
        var times = context is RecordContext<TRecord> known ? known.Times : TimeLimits.Widest;
        foreach (var rule in Rules)
        {
            if (rule.FaultOf(record, times) is { } message)
            {
                context.AddFailure(rule.Field, message);
            }
        }
    }
}

/// <summary>Of a type whose attributes say everything.</summary>
internal sealed class AttributeValidator<TRecord> : RecordValidator<TRecord>;
