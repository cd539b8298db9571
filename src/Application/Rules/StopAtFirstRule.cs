using FluentValidation;

namespace Reporting.Application.Rules;

internal static class StopAtFirstRule
{
    /// <summary>Reports the first broken rule alone; later ones may rely on it.</summary>
    public static void StopAtFirst<TQuery>(this AbstractValidator<TQuery> validator)
    {
        validator.ClassLevelCascadeMode = CascadeMode.Stop;
        validator.RuleLevelCascadeMode = CascadeMode.Stop;
    }
}
