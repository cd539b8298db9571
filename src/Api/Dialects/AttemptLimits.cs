using System.ComponentModel.DataAnnotations;

namespace Reporting.Api.Dialects;

/// <summary>Bound to the section <c>Requests</c>.</summary>
internal sealed class AttemptLimits
{
    public const string Section = "Requests";

    /// <summary>Tokens from one address that let nobody in; 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int FailedAttemptsPerMinute { get; set; } = 60;
}
