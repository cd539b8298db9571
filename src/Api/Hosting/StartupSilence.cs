namespace Reporting.Api.Hosting;

/// <summary>Keeps the framework from logging stack traces when it cannot start; one line on standard error says why.</summary>
internal sealed class StartupSilence
{
    public static readonly IReadOnlyList<string> Categories = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    public bool IsOn { get; set; }
}
