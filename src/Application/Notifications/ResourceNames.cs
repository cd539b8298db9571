using System.Text.RegularExpressions;
using FluentValidation;

namespace Reporting.Application.Notifications;

internal static partial class ResourceNames
{
    /// <summary>A name that stands in an address.</summary>
    public static IRuleBuilderOptions<T, string> ResourceName<T>(this IRuleBuilder<T, string> rule)
        => rule.Must(name => Form().IsMatch(name)).WithMessage("must match ^[a-z0-9][a-z0-9-]{0,62}$");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
