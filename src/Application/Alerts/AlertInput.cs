using FluentValidation.Results;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;
using Reporting.Domain.Time;

namespace Reporting.Application.Alerts;

/// <summary>A rule as an administrator writes it.</summary>
/// <param name="Instance">The key of the instance.</param>
/// <param name="For">A duration.</param>
internal sealed record AlertInput(
    string? Instance,
    string? Series,
    string? Interval,
    string? Template,
    string? Project,
    string? Type,
    string? Collection,
    string? Condition,
    double? Bound,
    double? Resolve,
    string? Against,
    double? ShareOf,
    string? For,
    IReadOnlyList<string>? Receivers,
    string? Description)
{
    /// <summary>The rule of a valid input.</summary>
    public AlertRule ToRule(string name, int instanceId) => new(
        name,
        instanceId,
        new AlertSubject(Series!, IntervalOf(), new AlertScope(Guid.TryParse(Template, out var template) ? template : null, Project, Type, Collection), Parse<AlertBase>(Against), ShareOf),
        new AlertThreshold(Parse<AlertComparison>(Condition)!.Value, Bound!.Value, Resolve),
        For is null ? TimeSpan.Zero : DurationText.TryParse(For, out var duration) ? duration : default,
        [.. (Receivers ?? []).Distinct(StringComparer.Ordinal)],
        string.IsNullOrWhiteSpace(Description) ? null : Description);

    /// <summary>What is named of the instance, by the names of scopes.</summary>
    public IEnumerable<(string Name, string? Value)> Scopes => [("template", Template), ("project", Project), ("type", Type), ("collection", Collection)];

    /// <summary>What can be said against it once its instance is known.</summary>
    /// <param name="instance">Null where there is none of the key.</param>
    public IEnumerable<ValidationFailure> FindFaults(Instance? instance, IReadOnlyList<string> instanceKeys, IReadOnlyList<CollectionSummary> collections)
    {
        if (instance is null)
        {
            yield return new ValidationFailure(nameof(Instance), $"must be the key of an instance; there are: {string.Join(", ", instanceKeys)}");
        }
        else if (SeriesCatalog.Find(Series)!.Kind is { } kind && kind != instance.Kind)
        {
            yield return new ValidationFailure(nameof(Series), $"is of instances of {kind.ToString().ToLowerInvariant()}, and {instance.Key} is one of {instance.Kind.ToString().ToLowerInvariant()}");
        }
        else if (Collection is not null && !collections.Any(each => string.Equals(each.Collection, Collection, StringComparison.Ordinal)))
        {
            yield return new ValidationFailure(nameof(Collection), $"must be one of {string.Join(", ", collections.Select(each => each.Collection))}");
        }
    }

    private CivilInterval IntervalOf() => Parse<CivilInterval>(Interval) ?? SeriesCatalog.Find(Series)!.Intervals[0];

    private static TEnum? Parse<TEnum>(string? word)
        where TEnum : struct, Enum
        => word is not null && Enum.TryParse<TEnum>(word, ignoreCase: true, out var value) ? value : null;
}
