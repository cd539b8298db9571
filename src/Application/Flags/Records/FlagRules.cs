using FluentValidation;

namespace Reporting.Application.Flags.Records;

/// <summary>Rules that records of flags share.</summary>
internal static class FlagRules
{
    /// <summary>Shorter than other keys, so that it fits into an index beside two of them.</summary>
    public const int LongestEnvironment = 100;

    public static IRuleBuilderOptions<T, string?> EnvironmentName<T>(this IRuleBuilder<T, string?> rule)
        => rule.Must(name => name is null or { Length: > 0 and <= LongestEnvironment }).WithMessage($"must have 1 to {LongestEnvironment} characters");
}
