using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Where PostgreSQL is; bound to the section <c>ConnectionStrings</c>.</summary>
internal sealed class ConnectionSettings : IValidatableObject
{
    public const string Section = "ConnectionStrings";

    /// <summary>A PostgreSQL to use; without it the service runs one of its own.</summary>
    public string? Reporting { get; set; }

    /// <summary>Read replicas, one host or several.</summary>
    public string? ReportingReadOnly { get; set; }

    /// <summary>A connection string may have a password, so that messages about it leave it out.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Name, string? Text)[] settings = [(nameof(Reporting), Reporting), (nameof(ReportingReadOnly), ReportingReadOnly)];
        foreach (var (name, text) in settings)
        {
            if (FaultOf(text) is { } fault)
            {
                yield return new ValidationResult($"is no connection string ({fault})", [name]);
            }
        }
    }

    private static string? FaultOf(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host) && !string.IsNullOrWhiteSpace(text) ? "it names no Host" : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return exception.Message.Split('\n')[0];
        }
    }
}
