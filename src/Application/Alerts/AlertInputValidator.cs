using System.Text.RegularExpressions;
using FluentValidation;
using Reporting.Application.Access;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>What a rule has to be, as far as it can be told without the database.</summary>
internal sealed partial class AlertInputValidator : AbstractValidator<AlertInput>
{
    private const int LongestText = 500;
    private const int MaxReceivers = 20;

    private static readonly TimeSpan LongestFor = TimeSpan.FromDays(90);

    public AlertInputValidator()
    {
        RuleFor(input => input.Instance).Must(key => !string.IsNullOrWhiteSpace(key)).WithMessage("is required");
        RuleFor(input => input.Series).Must(name => SeriesCatalog.Find(name) is not null).WithMessage("must be the name of a series; GET /api/alert-series lists them");
        When(input => SeriesCatalog.Find(input.Series) is not null, MustFitTheSeries);
        RuleFor(input => input.Condition).NameOf<AlertInput, AlertComparison>();
        RuleFor(input => input.Bound)
            .NotNull().WithMessage("is required")
            .Must(bound => bound is null || double.IsFinite(bound.Value)).WithMessage("must be a number");
        RuleFor(input => input.Bound)
            .Must((input, bound) => input.Condition is not "beyond" || bound is null or >= 0).WithMessage("must not be negative, since beyond means either way");
        RuleFor(input => input.Resolve)
            .Must(resolve => resolve is null || double.IsFinite(resolve.Value)).WithMessage("must be a number")
            .Must((input, resolve) => input.Condition is not "below" || resolve is null || resolve >= input.Bound).WithMessage("must not be below the bound")
            .Must((input, resolve) => input.Condition is not ("above" or "beyond") || resolve is null || resolve <= input.Bound).WithMessage("must not be above the bound")
            .Must((input, resolve) => input.Condition is not "beyond" || resolve is null or >= 0).WithMessage("must not be negative");
        RuleFor(input => input.ShareOf)
            .Must(whole => whole is null || (double.IsFinite(whole.Value) && whole > 0)).WithMessage("must be a number above 0")
            .Must((input, whole) => whole is null || input.Against is null).WithMessage("can't be together with against");
        RuleFor(input => input.For)
            .Cascade(CascadeMode.Stop)
            .Must(text => text is null || DurationText.TryParse(text, out _)).WithMessage("must be a duration such as 30m, 12h or 2d")
            .Must(text => text is null || (DurationText.TryParse(text, out var duration) && duration <= LongestFor)).WithMessage($"must be at most {DurationText.Of(LongestFor)}");
        RuleFor(input => input.Receivers)
            .Must(receivers => receivers is null or { Count: <= MaxReceivers }).WithMessage($"must be at most {MaxReceivers} names");
        RuleForEach(input => input.Receivers).Must(name => name is not null && Name().IsMatch(name)).WithMessage("must be the name of a receiver");
        RuleFor(input => input.Description).Must(IsShort).WithMessage($"must have at most {LongestText} characters, none of them \\u0000");
    }

    public static bool IsName(string name) => Name().IsMatch(name);

    private void MustFitTheSeries()
    {
        RuleFor(input => input.Interval)
            .Must((input, interval) => interval is null || IntervalsOf(input).Contains(interval, StringComparer.Ordinal))
            .WithMessage(input => $"must be one of {string.Join(", ", IntervalsOf(input))}");
        RuleFor(input => input.Against)
            .Must(against => against is null || Array.IndexOf(Bases, against) >= 0).WithMessage($"must be one of {string.Join(", ", Bases)}")
            .Must((input, against) => against is null || !SeriesOf(input).IsOfNow).WithMessage("can't be, since of this series only what it is now is known");
        MustBeAScope(input => input.Template, "template");
        MustBeAScope(input => input.Project, "project");
        MustBeAScope(input => input.Type, "type");
        MustBeAScope(input => input.Collection, "collection");
        RuleFor(input => input.Template).Must(template => template is null || Guid.TryParse(template, out _)).WithMessage("must be a UUID");
    }

    private void MustBeAScope(System.Linq.Expressions.Expression<Func<AlertInput, string?>> scope, string name)
        => RuleFor(scope)
            .Must((input, value) => value is null || SeriesOf(input).Scopes.Contains(name, StringComparer.Ordinal)).WithMessage("is nothing that this series can be narrowed to")
            .Must((input, value) => !string.IsNullOrEmpty(value) || !string.Equals(SeriesOf(input).RequiredScope, name, StringComparison.Ordinal)).WithMessage("is required for this series")
            .Must(IsShort).WithMessage($"must have at most {LongestText} characters, none of them \\u0000");

    private static readonly string[] Bases = [.. Enum.GetNames<AlertBase>().Select(name => name.ToLowerInvariant())];

    private static AlertSeries SeriesOf(AlertInput input) => SeriesCatalog.Find(input.Series)!;

    private static IReadOnlyList<string> IntervalsOf(AlertInput input) => [.. SeriesOf(input).Intervals.Select(interval => interval.ToString().ToLowerInvariant())];

    private static bool IsShort(string? text) => text is null || (text.Length <= LongestText && !text.Contains('\0', StringComparison.Ordinal));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
