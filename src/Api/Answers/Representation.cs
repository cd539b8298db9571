using Microsoft.Net.Http.Headers;

namespace Reporting.Api.Answers;

/// <summary>The form in which a report is sent.</summary>
/// <param name="IsTable">The report's main table as CSV, in place of the whole as JSON.</param>
/// <param name="Encoding">The content coding: br, gzip, or nothing.</param>
internal sealed record Representation(bool IsTable, string Encoding)
{
    public const string Csv = "text/csv";
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string Plain = "";

    /// <param name="givesTables">Whether the dialect has another form than JSON.</param>
    public static Representation Choose(HttpRequest request, bool givesTables)
    {
        var isTable = givesTables && request.Headers.Accept.ToString().Contains(Csv, StringComparison.OrdinalIgnoreCase) && PrefersTable(request);
        return new Representation(isTable, isTable ? Plain : ChooseEncoding(request));
    }

    /// <summary>What caches must tell requests apart by.</summary>
    public static string Vary(bool givesTables) => givesTables ? "Accept-Encoding, Accept" : "Accept-Encoding";

    private static bool PrefersTable(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        var table = Quality(accepted, Csv);
        return table > 0 && table >= Quality(accepted, "application/json");
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type)
        => accepted.Where(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(range => range.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();

    private static string ChooseEncoding(HttpRequest request)
    {
        if (request.Headers.AcceptEncoding.Count == 0)
        {
            return Plain;
        }

        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Array.Find([Brotli, Gzip], coding => accepted.Any(range => range.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && range.Quality is not 0))
            ?? Plain;
    }
}
