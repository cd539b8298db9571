using System.ComponentModel.DataAnnotations;
using System.Net;
using Reporting.Application.Access;

namespace Reporting.Api.Hosting;

/// <summary>The proxies that the service stands behind; bound to the section <c>Proxies</c>.</summary>
internal sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxies";

    /// <summary>Addresses and networks in CIDR notation, with commas between: what they say of a caller's address and scheme is believed.</summary>
    public string Known { get; set; } = "";

    public IReadOnlyList<IPNetwork> Networks => [.. Parts.Select(part => NetworkText.TryParse(part, out var network) ? network : default)];

    private string[] Parts => Known.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => from part in Parts
           where !NetworkText.TryParse(part, out _)
           select new ValidationResult($"{part} is no network such as 10.1.0.0/16, without bits beyond its prefix", [nameof(Known)]);
}
