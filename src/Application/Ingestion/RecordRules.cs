using FluentValidation;

namespace Reporting.Application.Ingestion;

/// <summary>Rules that records of many types share, in the words in which faults are reported. An absent value passes: that it is required is said already.</summary>
internal static class RecordRules
{
    /// <summary>The longest text of a key, within what an index of the database holds.</summary>
    public const int LongestKey = 255;

    public const int LongestName = 1_000;

    public const int LongestText = 65_536;

    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IRuleBuilderOptions<T, string?> OneOf<T>(this IRuleBuilder<T, string?> rule, params string[] values)
        => rule.Must(value => value is null || Array.IndexOf(values, value) >= 0).WithMessage($"must be one of {string.Join(", ", values)}");

    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int characters)
        => rule.Must(value => value is null || value.Length <= characters).WithMessage($"must have at most {characters} characters");

    public static IRuleBuilderOptions<T, string?> Key<T>(this IRuleBuilder<T, string?> rule)
        => rule.Must(value => value is null or { Length: > 0 and <= LongestKey }).WithMessage($"must have 1 to {LongestKey} characters");

    public static IRuleBuilderOptions<T, long> NotNegative<T>(this IRuleBuilder<T, long> rule)
        => rule.Must(value => value >= 0).WithMessage("must not be negative");

    public static IRuleBuilderOptions<T, long?> NotNegative<T>(this IRuleBuilder<T, long?> rule)
        => rule.Must(value => value is null or >= 0).WithMessage("must not be negative");

    /// <summary>Records that are kept by month may not ask for the months of all times.</summary>
    public static IRuleBuilderOptions<T, DateTimeOffset> Plausible<T>(this IRuleBuilder<T, DateTimeOffset> rule)
        => rule.Must(value => value == default || (value >= Earliest && value < Latest)).WithMessage("must be in the years 1970 to 2199");

    /// <summary>Latencies are rolled up in single precision, which holds neither what is larger nor what is nearer to zero.</summary>
    public static IRuleBuilderOptions<T, double> Latency<T>(this IRuleBuilder<T, double> rule)
        => rule.Must(IsLatency).WithMessage("must be 0.000001 to 1000000000 milliseconds, or 0 or less for none");

    public static IRuleBuilderOptions<T, double?> Latency<T>(this IRuleBuilder<T, double?> rule)
        => rule.Must(value => value is not { } latency || IsLatency(latency)).WithMessage("must be 0.000001 to 1000000000 milliseconds, or 0 or less for none");

    private static bool IsLatency(double milliseconds) => milliseconds is <= 0 or (>= 1e-6 and <= 1e9);
}
