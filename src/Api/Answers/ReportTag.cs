using System.Globalization;
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

    /// <summary>Another build may write the same report otherwise.</summary>
    private static readonly Guid Build = typeof(ReportTag).Module.ModuleVersionId;

    public static string Of(ReportKey key, Representation representation, bool isWeak)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Build}|{key.Version}|{representation.IsTable}|{representation.Encoding}|{key.Query}");
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
