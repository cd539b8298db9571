namespace Reporting.Application.Pipeline;

/// <summary>How much memory kept reports may take.</summary>
internal sealed class CachingOptions
{
    public const string Section = "Caching";

    /// <summary>What may be kept, in MiB; 0 keeps nothing.</summary>
    public int Megabytes { get; set; } = 64;

    public bool Enabled { get; set; } = true;

    public bool Keeps => Enabled && Megabytes > 0;
}
