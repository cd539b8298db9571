using FluentValidation;

namespace Reporting.Application.Access;

internal static class AccessRules
{
    private const int LongestName = 200;

    /// <summary>A name for people: short, and nothing that the database can't hold.</summary>
    public static IRuleBuilderOptions<T, string?> Name<T>(this IRuleBuilder<T, string?> rule)
        => rule
            .Must(value => !string.IsNullOrWhiteSpace(value)).WithMessage("is required")
            .Must(value => value is null || (value.Length <= LongestName && !value.Contains('\0', StringComparison.Ordinal)))
            .WithMessage($"must have at most {LongestName} characters, none of them \\u0000");

    /// <summary>One of the names of an enumeration, in lower case.</summary>
    public static IRuleBuilderOptions<T, string?> NameOf<T, TEnum>(this IRuleBuilder<T, string?> rule)
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames<TEnum>().Select(name => name.ToLowerInvariant()).ToArray();
        return rule
            .Must(value => Array.IndexOf(names, value) >= 0)
            .WithMessage($"must be one of {string.Join(", ", names)}");
    }
}
