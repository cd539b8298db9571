namespace Reporting.Infrastructure.Sources;

/// <summary>What may be said of a source, as it is written; <see cref="SourceSettingsReader"/> tells what it means.</summary>
internal sealed class SourceOptions
{
    public string? Kind { get; set; }

    public string? Instance { get; set; }

    public string? ConnectionString { get; set; }

    public string? Interval { get; set; }

    public string? BaseUrl { get; set; }

    public string? TimeZone { get; set; }

    public string? Enabled { get; set; }

    public string? ProductVersion { get; set; }

    public string? ApiToken { get; set; }

    public string? SignIn { get; set; }

    /// <summary>By table of the product.</summary>
    public Dictionary<string, string> Read { get; set; } = [];
}
