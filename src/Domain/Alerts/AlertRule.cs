using Reporting.Domain.Time;

namespace Reporting.Domain.Alerts;

/// <summary>A number that is watched, and when somebody is told.</summary>
/// <param name="Name">Its name in addresses: <c>^[a-z0-9][a-z0-9-]{0,62}$</c>.</param>
/// <param name="For">For how long the condition has to hold before the alert fires.</param>
/// <param name="Receivers">The names of those who are told.</param>
public sealed record AlertRule(
    string Name,
    int InstanceId,
    AlertSubject Subject,
    AlertThreshold Threshold,
    TimeSpan For,
    IReadOnlyList<string> Receivers,
    string? Description)
{
    /// <summary>Whether another rule would find the same state; who is told and what is said of it do not count.</summary>
    public bool Watches(AlertRule other)
        => InstanceId == other.InstanceId && Subject == other.Subject && Threshold == other.Threshold && For == other.For;
}

/// <summary>The number that a rule watches.</summary>
/// <param name="Series">The name of the series.</param>
/// <param name="Interval">What a value is of.</param>
/// <param name="Against">What the value is compared with: the number is then the change in percent.</param>
/// <param name="ShareOf">What the value is a share of: the number is then that share in percent.</param>
public sealed record AlertSubject(string Series, CivilInterval Interval, AlertScope Scope, AlertBase? Against, double? ShareOf);

/// <summary>The part of an instance that counts; null for all of it.</summary>
/// <param name="Type">Of flags or of environments.</param>
/// <param name="Collection">Of records.</param>
public sealed record AlertScope(Guid? Template, string? Project, string? Type, string? Collection)
{
    public static readonly AlertScope Whole = new(Template: null, Project: null, Type: null, Collection: null);
}

/// <summary>What a value is compared with.</summary>
public enum AlertBase
{
    /// <summary>The interval before.</summary>
    Period,

    /// <summary>The same day or month a year before; of a week, the one 52 weeks before.</summary>
    Year,
}
