using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Sources;

/// <summary>SQL files as they are sent to a product: without comments, so that its log holds nothing but what is asked.</summary>
internal static partial class SourceSql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static string Read(string file) => Texts.GetOrAdd(file, name => Comment().Replace(SqlFile.Read(name), string.Empty).Trim());

    [GeneratedRegex("^--.*\n", RegexOptions.Multiline, 1000)]
    private static partial Regex Comment();
}
