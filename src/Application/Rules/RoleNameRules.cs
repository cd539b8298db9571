using System.Text.RegularExpressions;
using FluentValidation;

namespace Reporting.Application.Rules;

internal static partial class RoleNameRules
{
    /// <summary>The name of a role of a database that needs no quotes.</summary>
    public static IRuleBuilderOptions<TQuery, string> MustBeARoleName<TQuery>(this IRuleBuilder<TQuery, string> rule)
        => rule
            .Must(role => Role().IsMatch(role))
            .WithMessage("must be the name of a role: a lower case letter, then lower case letters, digits and _, at most 63");

    [GeneratedRegex(@"^[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Role();
}
