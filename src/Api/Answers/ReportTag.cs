using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Reporting.Application.Pipeline;

namespace Reporting.Api.Answers;

/// <summary>The entity tag of one state of one report in one representation.</summary>
internal static class ReportTag
{
    private const int Bytes = 12;

    /// <summary>Another build may write the same report otherwise.</summary>
    private static readonly Guid Build = typeof(ReportTag).Module.ModuleVersionId;

    public static string Of(ReportKey key, Representation representation, bool isWeak)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Build}|{key.InstanceId}|{key.Version}|{representation.IsTable}|{representation.Encoding}|{key.Query}");
        return $"{(isWeak ? "W/" : "")}\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes))}\"";
    }

    /// <summary>Whether the caller says that it holds this state already.</summary>
    public static bool IsHeld(HttpRequest request, string tag)
        => request.Headers.IfNoneMatch.Count > 0
            && request.GetTypedHeaders().IfNoneMatch.Any(held => held.Equals(EntityTagHeaderValue.Any) || held.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
}
