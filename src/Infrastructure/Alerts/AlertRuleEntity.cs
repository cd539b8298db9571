using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Alerts;
using Reporting.Domain.Time;

namespace Reporting.Infrastructure.Alerts;

/// <summary>A row of <c>alerts.rules</c>.</summary>
internal sealed class AlertRuleEntity
{
    public required string Name { get; init; }

    public int InstanceId { get; set; }

    public string Series { get; set; } = "";

    public CivilInterval Interval { get; set; }

    public Guid? Template { get; set; }

    public string? Project { get; set; }

    public string? Type { get; set; }

    public string? Collection { get; set; }

    public AlertBase? Against { get; set; }

    public double? ShareOf { get; set; }

    public AlertComparison Comparison { get; set; }

    public double Bound { get; set; }

    public double? Resolve { get; set; }

    public int ForSeconds { get; set; }

    public List<string> Receivers { get; set; } = [];

    public string? Description { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public long Revision { get; set; }

    public AlertState State { get; set; }

    public DateTimeOffset Since { get; set; }

    public DateTimeOffset? HeldSince { get; set; }

    public double? Value { get; set; }

    public string? Problem { get; set; }

    public bool IsFailing { get; set; }

    public Alert ToAlert(string instanceKey) => new(ToRule(), instanceKey, new AlertStatus(State, Since, HeldSince, Value, Problem, IsFailing), CreatedAt, ChangedAt, Revision);

    public AlertRule ToRule() => new(
        Name,
        InstanceId,
        new AlertSubject(Series, Interval, new AlertScope(Template, Project, Type, Collection), Against, ShareOf),
        new AlertThreshold(Comparison, Bound, Resolve),
        TimeSpan.FromSeconds(ForSeconds),
        Receivers,
        Description);

    public void Take(AlertRule rule)
    {
        var (subject, threshold) = (rule.Subject, rule.Threshold);
        (InstanceId, Series, Interval, Against, ShareOf) = (rule.InstanceId, subject.Series, subject.Interval, subject.Against, subject.ShareOf);
        (Template, Project, Type, Collection) = (subject.Scope.Template, subject.Scope.Project, subject.Scope.Type, subject.Scope.Collection);
        (Comparison, Bound, Resolve) = (threshold.Comparison, threshold.Bound, threshold.Resolve);
        (ForSeconds, Receivers, Description) = ((int)rule.For.TotalSeconds, [.. rule.Receivers], rule.Description);
    }

    public void Take(AlertStatus status)
        => (State, Since, HeldSince, Value, Problem, IsFailing) = (status.State, status.Since, status.HeldSince, status.Value, status.Problem, status.IsFailing);
}

/// <summary>A row of <c>alerts.transitions</c>.</summary>
internal sealed class AlertTransitionEntity
{
    public long Id { get; init; }

    public required string Rule { get; init; }

    public int InstanceId { get; init; }

    public DateTimeOffset At { get; init; }

    public AlertState FromState { get; init; }

    public AlertState ToState { get; init; }

    public double? Value { get; init; }

    public string? Reason { get; init; }

    public AlertTransition ToTransition() => new(Id, Rule, At, FromState, ToState, Value, Reason);
}

internal sealed class AlertRuleEntityConfiguration : IEntityTypeConfiguration<AlertRuleEntity>
{
    public void Configure(EntityTypeBuilder<AlertRuleEntity> builder)
    {
        builder.ToTable("rules", "alerts");
        builder.HasKey(rule => rule.Name);
        builder.Property(rule => rule.Interval).HasConversion(value => Word.Of(value), text => Word.Parse<CivilInterval>(text));
        builder.Property(rule => rule.Against).HasConversion(value => Word.Of(value!.Value), text => Word.Parse<AlertBase>(text));
        builder.Property(rule => rule.Comparison).HasConversion(value => Word.Of(value), text => Word.Parse<AlertComparison>(text));
        builder.Property(rule => rule.State).HasConversion(value => Word.Of(value), text => Word.Parse<AlertState>(text));
    }
}

internal sealed class AlertTransitionEntityConfiguration : IEntityTypeConfiguration<AlertTransitionEntity>
{
    public void Configure(EntityTypeBuilder<AlertTransitionEntity> builder)
    {
        builder.ToTable("transitions", "alerts");
        builder.HasKey(transition => transition.Id);
        builder.Property(transition => transition.Id).UseIdentityAlwaysColumn();
        builder.Property(transition => transition.FromState).HasConversion(value => Word.Of(value), text => Word.Parse<AlertState>(text));
        builder.Property(transition => transition.ToState).HasConversion(value => Word.Of(value), text => Word.Parse<AlertState>(text));
    }
}

/// <summary>Values of enumerations as words of the database.</summary>
internal static class Word
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
        => value.ToString().ToLowerInvariant();

    public static TEnum Parse<TEnum>(string text)
        where TEnum : struct, Enum
        => Enum.Parse<TEnum>(text, ignoreCase: true);
}
