using System.Text.Json;
using System.Text.RegularExpressions;

namespace Reporting.FaultTests.Fuzz;

/// <summary>Whether an answer is one that the service may give.</summary>
internal static partial class Verdict
{
    /// <returns>What is wrong with it; nothing when all is well.</returns>
    public static string? On(string path, string method, int status, string? type, byte[] body)
    {
        if (status >= 500)
        {
            return "is a failure of the server";
        }

        if (method is "HEAD" || status is 204 or 304 or 301 || body.Length == 0)
        {
            return status >= 400 && method is not "HEAD" && !IsNoAddress(path) ? "says nothing about what is wrong" : null;
        }

        if (type is not null && type.Contains("json", StringComparison.Ordinal) && ErrorInJson(body, hasLines: type.Contains("ndjson", StringComparison.Ordinal)) is { } error)
        {
            return $"is no JSON ({error})";
        }

        var shape = type is "text/html" && !path.StartsWith("/api", StringComparison.OrdinalIgnoreCase) ? Page() : ShapeOf(path);
        return status >= 400 && !shape.IsMatch(System.Text.Encoding.UTF8.GetString(body)) ? "has not the shape of its dialect" : null;
    }

    /// <summary>The HTTP server refuses such requests before anyone can ask which dialect they are in.</summary>
    private static bool IsNoAddress(string path) => path.Split('?')[0].Contains("%00", StringComparison.Ordinal);

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] body)
    {
        for (var (start, end) = (0, 0); start < body.Length; start = end + 1)
        {
            end = Array.IndexOf(body, (byte)'\n', start) is var found and >= 0 ? found : body.Length;
            yield return body.AsMemory(start..end);
        }
    }

    private static string? ErrorInJson(byte[] body, bool hasLines)
    {
        try
        {
            // A record may be as deep as the reader's own 64 levels; an answer lays it in a list of objects.
            foreach (var value in hasLines ? Lines(body) : [body])
            {
                using var document = JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = 1000 });
            }

            return null;
        }
        catch (JsonException exception)
        {
            return exception.Message;
        }
    }

    private static Regex ShapeOf(string path) => path switch
    {
        _ when path.StartsWith("/api/v2", StringComparison.OrdinalIgnoreCase) => Coder(),
        _ when path.StartsWith("/api/admin", StringComparison.OrdinalIgnoreCase) => Unleash(),
        _ when path.StartsWith("/api/stats", StringComparison.OrdinalIgnoreCase) => OpenL2M(),
        _ => Native(),
    };

    /// <summary>What the dashboard says to people, who ask for HTML where there is no API.</summary>
    [GeneratedRegex("^<!DOCTYPE html>.*</html>\\s*$", RegexOptions.Singleline, 1000)]
    private static partial Regex Page();

    [GeneratedRegex("""^\{"message":".*\}\s*$""", RegexOptions.Singleline, 1000)]
    private static partial Regex Coder();

    [GeneratedRegex("""^\{(?:"id":".+",)?"name":".+","message":".*\}$""", RegexOptions.Singleline, 1000)]
    private static partial Regex Unleash();

    [GeneratedRegex("""^\{"detail":".+"\}$""", RegexOptions.Singleline, 1000)]
    private static partial Regex OpenL2M();

    [GeneratedRegex("""^\{"type":"about:blank","title":".+","status":4\d\d,.*\}$""", RegexOptions.Singleline, 1000)]
    private static partial Regex Native();
}
