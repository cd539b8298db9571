using System.Reflection;
using Reporting.Application.Ingestion.Wire;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Time;

namespace Reporting.Application.Ingestion.Rules;

/// <summary>One rule of one field; a field that is absent passes, since the reader says itself what is required.</summary>
/// <param name="Field">As the wire has it.</param>
/// <param name="FaultOf">What is wrong, in the words of the answer; null when nothing is.</param>
internal sealed record FieldRule<TRecord>(string Field, Func<TRecord, TimeLimits, string?> FaultOf);

/// <summary>Makes the rules that attributes of a record type declare, in the order of its members. Reflection happens here, once a type.</summary>
internal static class FieldRules
{
    public static FieldRule<TRecord>[] Of<TRecord>()
        => [.. typeof(TRecord).GetProperties().SelectMany(property => RulesOf<TRecord>(property).Select(rule => new FieldRule<TRecord>(WireName.Of(property), rule)))];

    private static IEnumerable<Func<TRecord, TimeLimits, string?>> RulesOf<TRecord>(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string))
        {
            return TextRules(property).Select(rule => Text<TRecord>(property, rule));
        }

        if (type == typeof(DateTimeOffset))
        {
            return TimeRules<TRecord>(property, property.GetCustomAttribute<TimeAttribute>() ?? new TimeAttribute(TimeUse.Description));
        }

        return type == typeof(long) ? NumberRules(property).Select(rule => Value<TRecord, long>(property, rule))
            : type == typeof(int) ? NumberRules(property).Select(rule => Value<TRecord, int>(property, number => rule(number)))
            : property.IsDefined(typeof(LatencyAttribute)) ? [Value<TRecord, double>(property, FaultOfLatency)]
            : [];
    }

    private static IEnumerable<Func<string, string?>> TextRules(PropertyInfo property)
    {
        if (property.GetCustomAttribute<OneOfAttribute>() is { Values: var values })
        {
            var message = $"must be one of {string.Join(", ", values)}";
            yield return text => values.Contains(text, StringComparer.Ordinal) ? null : message;
        }
        else if ((property.GetCustomAttribute<LengthAttribute>() ?? (property.IsDefined(typeof(KeyAttribute)) ? new IdentifierAttribute() : null)) is { } limit)
        {
            var message = limit.MinLength > 0 ? $"must have {limit.MinLength} to {limit.MaxLength} characters" : $"must have at most {limit.MaxLength} characters";
            yield return text => text.Length < limit.MinLength || text.Length > limit.MaxLength ? message : null;
        }
    }

    private static IEnumerable<Func<long, string?>> NumberRules(PropertyInfo property)
    {
        if (property.GetCustomAttribute<AtLeastAttribute>() is { Minimum: var minimum })
        {
            var message = minimum == 0 ? "must not be negative" : $"must be at least {minimum}";
            yield return number => number < minimum ? message : null;
        }

        if (property.IsDefined(typeof(MinutesAttribute)))
        {
            yield return number => number is < 0 or > HalfHours.Minutes ? $"must be 0 to {HalfHours.Minutes} minutes" : null;
        }
    }

    private static IEnumerable<Func<TRecord, TimeLimits, string?>> TimeRules<TRecord>(PropertyInfo property, TimeAttribute time)
    {
        var get = Getter<TRecord, DateTimeOffset>(property);
        yield return (record, times) => get(record) is { } value ? times.FaultOf(value, time.Use) : null;
        if (time.Minutes > 0)
        {
            var ticks = time.Minutes * TimeSpan.TicksPerMinute;
            var grain = time.Minutes switch { 60 => "an hour", 30 => "a half hour", 5 => "five minutes", var minutes => $"{minutes} minutes" };
            yield return (record, _) => get(record) is { } value && value.UtcTicks % ticks != 0 ? $"must be on {grain}" : null;
        }
    }

    /// <summary>What is 0 or less stands for none and is never computed with.</summary>
    private static string? FaultOfLatency(double milliseconds)
        => milliseconds is <= 0 or (>= 1e-6 and <= 1e9) ? null : "must be 0.000001 to 1000000000 milliseconds, or 0 or less for none";

    private static Func<TRecord, TimeLimits, string?> Text<TRecord>(PropertyInfo property, Func<string, string?> rule)
    {
        var get = property.GetMethod!.CreateDelegate<Func<TRecord, string?>>();
        return (record, _) => get(record) is { } text ? rule(text) : null;
    }

    private static Func<TRecord, TimeLimits, string?> Value<TRecord, TValue>(PropertyInfo property, Func<TValue, string?> rule)
        where TValue : struct
    {
        var get = Getter<TRecord, TValue>(property);
        return (record, _) => get(record) is { } value ? rule(value) : null;
    }

    private static Func<TRecord, TValue?> Getter<TRecord, TValue>(PropertyInfo property)
        where TValue : struct
    {
        if (property.PropertyType == typeof(TValue?))
        {
            return property.GetMethod!.CreateDelegate<Func<TRecord, TValue?>>();
        }

        var get = property.GetMethod!.CreateDelegate<Func<TRecord, TValue>>();
        return record => get(record);
    }
}
