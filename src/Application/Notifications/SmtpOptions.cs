using System.ComponentModel.DataAnnotations;

namespace Reporting.Application.Notifications;

internal enum SmtpSecurity
{
    /// <summary>Begun in the clear and turned to TLS before anything is said; refused where the server can't.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,
    None,
}

/// <summary>The server that takes e-mail; bound to the section <c>Notifications:Smtp</c>.</summary>
internal sealed class SmtpOptions : IValidatableObject
{
    public const string Section = "Notifications:Smtp";

    /// <summary>Without it no e-mail is sent.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender: an address.</summary>
    public string? From { get; set; }

    /// <summary>How long the server may take for a message.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 30;

    public bool IsSet => !string.IsNullOrWhiteSpace(Host);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsSet && Uri.CheckHostName(Host) == UriHostNameType.Unknown)
        {
            yield return new ValidationResult("is no host", [nameof(Host)]);
        }

        if (IsSet && !MailAddress.IsValid(From))
        {
            yield return new ValidationResult("must be an e-mail address, such as reporting@example.com", [nameof(From)]);
        }

        if (string.IsNullOrEmpty(UserName) != string.IsNullOrEmpty(Password))
        {
            yield return new ValidationResult("is set with Password or not at all", [nameof(UserName)]);
        }

        if (!string.IsNullOrEmpty(Password) && Security == SmtpSecurity.None)
        {
            yield return new ValidationResult("None would send the password in the clear", [nameof(Security)]);
        }
    }
}
