using System.Collections.Concurrent;

namespace Reporting.Application.Pipeline;

internal static class UseCaseName
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    /// <summary>Such as <c>GetDaus</c> of <c>GetDausQuery</c>.</summary>
    public static string Of(Type request) => Names.GetOrAdd(request, static type => type.Name
        .Replace("Query", string.Empty, StringComparison.Ordinal)
        .Replace("Command", string.Empty, StringComparison.Ordinal));
}
