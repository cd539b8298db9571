using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Reporting.Api.Dialects;
using Reporting.Application.Reports;

namespace Reporting.Api.Answers;

/// <summary>The entity tag of one state of one report in one representation.</summary>
internal static class ReportTag
{
    private const int Bytes = 12;

    /// <summary>How many tags are remembered, of questions of how many letters: some MB at most.</summary>
    private const int MaxTags = 4096;
    private const int MaxLetters = 512;

    /// <summary>Another build of any part of the service may compute or write the same report otherwise.</summary>
    private static readonly string Build = BuildOf(typeof(ReportTag).Assembly);

    private static readonly ConcurrentDictionary<(ReportKey, Representation, bool), string> Recent = new();
    private static int remembered;

    /// <summary>The versions of an assembly's module and of those of this service that it uses.</summary>
    public static string BuildOf(Assembly assembly)
        => string.Join(' ', assembly.GetReferencedAssemblies()
            .Where(used => used.Name!.StartsWith($"{nameof(Reporting)}.", StringComparison.Ordinal))
            .OrderBy(used => used.Name, StringComparer.Ordinal)
            .Select(used => Assembly.Load(used))
            .Prepend(assembly)
            .Select(each => each.ManifestModule.ModuleVersionId));

    public static string Of(ReportKey key, Representation representation, bool isWeak)
    {
        if (Recent.TryGetValue((key, representation, isWeak), out var known))
        {
            return known;
        }

        var tag = Compute(key, representation, isWeak);
        if (key.Query.Length <= MaxLetters)
        {
            Remember((key, representation, isWeak), tag);
        }

        return tag;
    }

    /// <summary>Forgets all when there are many: versions go on, and tags of older ones are not asked for again.</summary>
    private static void Remember((ReportKey, Representation, bool) of, string tag)
    {
        if (Interlocked.Increment(ref remembered) > MaxTags)
        {
            Interlocked.Exchange(ref remembered, 0);
            Recent.Clear();
        }

        Recent[of] = tag;
    }

    private static string Compute(ReportKey key, Representation representation, bool isWeak)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Build}|{key.Version}|{representation.Format}|{representation.Encoding}|{key.Query}");
        return $"{(isWeak ? "W/" : "")}\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes))}\"";
    }

    /// <summary>Writes the tag and what goes with it.</summary>
    /// <returns>Whether the caller has this very answer already.</returns>
    public static bool Settle(HttpContext http, ReportKey key, Representation representation)
    {
        var dialect = http.GetDialect();
        var tag = Of(key, representation, dialect.TagsWeakly);
        var headers = http.Response.Headers;
        headers.ETag = tag;
        headers.Vary = Representation.Vary(dialect.GivesTables);
        headers.CacheControl = "private, no-cache";
        return IsMatch(http.Request, tag);
    }

    private static bool IsMatch(HttpRequest request, string tag)
        => request.Headers.IfNoneMatch.Count > 0
            && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
}
