using Microsoft.Net.Http.Headers;
using Reporting.Api.Dialects;

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

    public static Representation Choose(HttpRequest request, Dialect dialect)
    {
        var isTable = dialect.GivesTables && request.Headers.Accept.ToString().Contains(Csv, StringComparison.OrdinalIgnoreCase) && PrefersTable(request);
        return new Representation(isTable, isTable || !dialect.Compresses ? Plain : ChooseEncoding(request));
    }

    /// <summary>What caches must tell requests apart by.</summary>
    public static string Vary(bool givesTables) => givesTables ? "Accept-Encoding, Accept" : "Accept-Encoding";

    public static bool Accepts(HttpRequest request, string coding)
        => request.Headers.AcceptEncoding.Count > 0
            && request.GetTypedHeaders().AcceptEncoding.Any(range => range.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && range.Quality is not 0);

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
        => Array.Find([Brotli, Gzip], coding => Accepts(request, coding)) ?? Plain;
}
