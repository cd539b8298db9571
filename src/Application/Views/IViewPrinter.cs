using Reporting.Domain.Access;

namespace Reporting.Application.Views;

/// <summary>Makes documents of views of the dashboard, for those who are not at a browser.</summary>
internal interface IViewPrinter
{
    /// <summary>Why an address is no view that the reader may see, in words that follow the name of a field; null where it is one.</summary>
    /// <param name="address">Path and query, as in a browser: <c>/flags?range=90d&amp;tz=Europe/Berlin</c>.</param>
    string? Refuse(string address, TokenRole role);

    /// <summary>Reads the reports of a view, as of now, and makes a document and tables of them.</summary>
    /// <exception cref="ArgumentException">The address is no view that the reader may see, or names an instance that is not there.</exception>
    Task<PrintedView> PrintAsync(string address, ViewReader reader, CancellationToken cancellationToken);
}

/// <summary>For whom a view is printed.</summary>
/// <param name="Name">Who the reader is, for the log and the limits on reports computed at once.</param>
/// <param name="InstanceId">The one instance that the reader is confined to; null for none.</param>
/// <param name="ServiceAddress">Where the service is reached, so that links of the document lead there; null makes no links.</param>
/// <param name="Language">A tag such as <c>en-GB</c>, for numbers and days.</param>
internal sealed record ViewReader(string Name, TokenRole Role, int? InstanceId = null, Uri? ServiceAddress = null, string Language = "en");

/// <summary>A view as a document that needs nothing else, and the numbers of its figures.</summary>
/// <param name="Title">Of the page.</param>
/// <param name="Question">That the page answers.</param>
/// <param name="Range">Its days and zone, in words.</param>
/// <param name="Html">A whole document, for screens and for paper, without scripts.</param>
internal sealed record PrintedView(string Title, string Question, string Range, string Html, IReadOnlyList<PrintedTable> Tables);

/// <param name="Figure">The name of the figure, as in the parameter <c>csv</c> of the address.</param>
/// <param name="Title">The question that the figure answers.</param>
/// <param name="Csv">UTF-8; rows end with CR LF.</param>
/// <param name="Columns">The heads of the columns as people read them.</param>
/// <param name="Rows">The cells as people read them, by row.</param>
internal sealed record PrintedTable(string Figure, string Title, byte[] Csv, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
