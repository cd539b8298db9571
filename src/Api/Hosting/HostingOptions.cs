namespace Reporting.Api.Hosting;

/// <summary>How the process is run; bound to the section <c>Reporting</c>. These are read before anything else is there.</summary>
internal sealed class HostingOptions
{
    public const string Section = "Reporting";

    /// <summary>A directory whose files are settings, such as <c>ConnectionStrings__Reporting</c>.</summary>
    public string? SecretsDirectory { get; set; }

    /// <summary>Whether an empty database is filled with demo data.</summary>
    public bool Demo { get; set; }

    /// <summary>Whether the start tells on standard error where the dashboard is, with a link that signs in; with demo data it always does.</summary>
    public bool Greeting { get; set; }
}
