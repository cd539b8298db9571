namespace Reporting.Api.Hosting;

/// <summary>Keeps the framework from logging with stack traces why it could not start, which the operator is told in one line.</summary>
internal sealed class StartupSilence
{
    public static readonly IReadOnlyList<string> Categories = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    public bool IsOn { get; set; }
}
