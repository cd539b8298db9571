using System.ComponentModel.DataAnnotations;
using System.Net;
using Reporting.Application.Access;

namespace Reporting.Application.Notifications;

/// <summary>What may be told to whom; bound to the section <c>Notifications</c>.</summary>
internal sealed class NotificationOptions : IValidatableObject
{
    public const string Section = "Notifications";

    private const int KeyBytes = 32;

    /// <summary>The hosts that webhooks may be at, with commas between; <c>*.example.com</c> are all below it. Any when empty.</summary>
    public string AllowedAddresses { get; set; } = "";

    /// <summary>Addresses and networks in CIDR notation, with commas between, that may be sent to although they are private.</summary>
    public string AllowedNetworks { get; set; } = "";

    /// <summary>Whether webhooks may be at addresses without TLS.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>How long a receiver may take to answer.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Where people reach the dashboard, for links; without it there are none.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>32 bytes in base64: secrets of receivers are kept encrypted by it.</summary>
    public string? EncryptionKey { get; set; }

    /// <summary>How long what was sent or given up is listed.</summary>
    [Range(1, 365)]
    public int KeptDays { get; set; } = 30;

    /// <summary>The largest report that is sent, all its files together.</summary>
    [Range(1, 50)]
    public int MaxMegabytes { get; set; } = 10;

    public IReadOnlyList<string> Hosts => Split(AllowedAddresses);

    public IReadOnlyList<IPNetwork> Networks => [.. Split(AllowedNetworks).Select(part => NetworkText.TryParse(part, out var network) ? network : default)];

    public byte[]? Key => EncryptionKey is { Length: > 0 } text && IsKey(text) ? Convert.FromBase64String(text) : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var part in Split(AllowedNetworks).Where(part => !NetworkText.TryParse(part, out _)))
        {
            yield return new ValidationResult($"{part} is no network such as 10.1.0.0/16, without bits beyond its prefix", [nameof(AllowedNetworks)]);
        }

        foreach (var host in Hosts.Where(host => Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown))
        {
            yield return new ValidationResult($"{host} is no host such as hooks.example.com or *.example.com", [nameof(AllowedAddresses)]);
        }

        if (!string.IsNullOrEmpty(BaseUrl) && !(Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("must be an absolute http or https URL", [nameof(BaseUrl)]);
        }

        if (!string.IsNullOrEmpty(EncryptionKey) && !IsKey(EncryptionKey))
        {
            yield return new ValidationResult($"must be {KeyBytes} bytes in base64", [nameof(EncryptionKey)]);
        }
    }

    private static bool IsKey(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == KeyBytes;
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
