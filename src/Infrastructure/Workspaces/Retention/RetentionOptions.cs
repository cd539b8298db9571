using System.ComponentModel.DataAnnotations;

namespace Reporting.Infrastructure.Workspaces.Retention;

/// <summary>How long records are kept that half hours are rolled up from; the half hours themselves stay for ever.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Days; a month of records goes when all of it is older.</summary>
    [Range(1, 36_500)]
    public int RawDays { get; init; } = 180;
}
