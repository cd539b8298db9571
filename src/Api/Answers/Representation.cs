using Microsoft.Net.Http.Headers;
using Reporting.Api.Dialects;

namespace Reporting.Api.Answers;

/// <summary>The form in which a report is sent.</summary>
/// <param name="Encoding">The content coding: br, gzip, or nothing.</param>
internal sealed record Representation(ReportFormat Format, string Encoding)
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string JsonLines = "application/x-ndjson";
    public const string Parquet = "application/vnd.apache.parquet";
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string Plain = "";

    private static readonly IReadOnlyList<(ReportFormat Format, string Type)> Tables = [(ReportFormat.Csv, Csv)];
    private static readonly IReadOnlyList<(ReportFormat Format, string Type)> TablesAndRows = [.. Tables, (ReportFormat.JsonLines, JsonLines), (ReportFormat.Parquet, Parquet)];

    /// <returns>Null where the dialect has nothing that the caller takes.</returns>
    public static Representation? Choose(HttpRequest request, Dialect dialect)
        => ChooseFormat(request, dialect) is { } format ? new Representation(format, IsCompressible(format, dialect) ? ChooseEncoding(request) : Plain) : null;

    /// <summary>What caches must tell requests apart by.</summary>
    public static string Vary(bool givesTables) => givesTables ? "Accept-Encoding, Accept" : "Accept-Encoding";

    public static bool Accepts(HttpRequest request, string coding)
        => request.Headers.AcceptEncoding.Count > 0
            && request.GetTypedHeaders().AcceptEncoding.Any(range => range.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && range.Quality is not 0);

    /// <summary>Whether the caller takes JSON; a header that says nothing is none.</summary>
    public static bool TakesJson(HttpRequest request) => JsonIsAccepted(request.GetTypedHeaders().Accept);

    /// <summary>What is named and wanted most, and as much as JSON; else JSON. A header that says nothing is none.</summary>
    private static ReportFormat? ChooseFormat(HttpRequest request, Dialect dialect)
    {
        if (!dialect.GivesTables || request.Headers.Accept.ToString() is "" or "*/*" or Json)
        {
            return ReportFormat.Json;
        }

        var accepted = request.GetTypedHeaders().Accept;
        var json = Quality(accepted, Json);
        var (format, quality) = (dialect.GivesRows ? TablesAndRows : Tables)
            .Select(offer => (offer.Format, Quality: Quality(accepted, offer.Type)))
            .MaxBy(offer => offer.Quality);
        return quality > 0 && quality >= json ? format : JsonIsAccepted(accepted) ? ReportFormat.Json : dialect.GivesRows ? null : ReportFormat.Json;
    }

    private static bool JsonIsAccepted(IList<MediaTypeHeaderValue> accepted)
    {
        var ranges = accepted.Where(range => range.MatchesMediaType(Json)).OrderByDescending(range => range.MediaType.Length).ToList();
        return accepted.Count == 0 || ranges is [{ Quality: null or > 0 }, ..];
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type)
        => accepted.Where(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(range => range.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>Parquet is compressed within; a table opens in a spreadsheet as it is.</summary>
    private static bool IsCompressible(ReportFormat format, Dialect dialect) => dialect.Compresses && format is ReportFormat.Json or ReportFormat.JsonLines;

    private static string ChooseEncoding(HttpRequest request)
        => Array.Find([Brotli, Gzip], coding => Accepts(request, coding)) ?? Plain;
}
