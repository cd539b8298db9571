namespace Reporting.Api.Coder.Parameters;

/// <summary>Codes of faults that are found while a request is read.</summary>
internal static class CoderErrorCodes
{
    /// <summary>A query parameter that does not have its form; the message is ready.</summary>
    public const string Form = "coder.form";

    /// <summary>An address that names its subject by no UUID.</summary>
    public const string PathUuid = "coder.path_uuid";
}
