using System.ComponentModel.DataAnnotations;

namespace Reporting.Application.Alerts;

/// <summary>Limits of alert rules; bound to the section <c>Alerts</c>.</summary>
internal sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Rules of one instance.</summary>
    [Range(0, 10_000)]
    public int MaxRules { get; set; } = 100;

    /// <summary>After an evaluation of an instance's rules, so many seconds pass before its records are a reason for the next.</summary>
    [Range(0, 3_600)]
    public int PauseSeconds { get; set; } = 15;
}
