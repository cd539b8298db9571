namespace Reporting.Application.Pipeline;

internal static class UseCaseName
{
    /// <summary>Such as <c>GetDaus</c> of <c>GetDausQuery</c>.</summary>
    public static string Of(Type request)
        => request.Name.Replace("Query", string.Empty, StringComparison.Ordinal).Replace("Command", string.Empty, StringComparison.Ordinal);
}
