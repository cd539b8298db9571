using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>The little Markdown that sentences about events have: bold, and links to addresses of the web. Everything else is text.</summary>
public sealed class Markdown : ComponentBase
{
    private const string Bold = "**";

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>The sentence without its marks.</summary>
    public static string Plain(string text) => string.Concat(Parts(text).Select(part => part.Text));

    /// <returns>Pieces in their order.</returns>
    public static IReadOnlyList<(string Text, bool IsBold, string? Link)> Parts(string text)
    {
        var parts = new List<(string, bool, string?)>();
        var isBold = false;
        foreach (var piece in text.Split(Bold))
        {
            AddLinks(parts, piece, isBold);
            isBold = !isBold;
        }

        return parts;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var (text, isBold, link) in Parts(Text))
        {
            builder.OpenElement(0, link is not null ? "a" : isBold ? "b" : "span");
            if (link is not null)
            {
                builder.AddAttribute(1, "href", link);
            }

            builder.AddContent(2, text);
            builder.CloseElement();
        }
    }

    private static void AddLinks(List<(string Text, bool IsBold, string? Link)> parts, string piece, bool isBold)
    {
        var rest = piece;
        while (rest.IndexOf("](", StringComparison.Ordinal) is >= 0 and var middle
            && rest.LastIndexOf('[', middle) is >= 0 and var open
            && rest.IndexOf(']', open) == middle
            && rest.IndexOf(')', middle) is >= 0 and var close)
        {
            Add(parts, rest[..open], isBold, link: null);
            var address = rest[(middle + 2)..close];
            Add(parts, rest[(open + 1)..middle], isBold, IsOfTheWeb(address) ? address : null);
            rest = rest[(close + 1)..];
        }

        Add(parts, rest, isBold, link: null);
    }

    private static void Add(List<(string Text, bool IsBold, string? Link)> parts, string text, bool isBold, string? link)
    {
        if (text.Length > 0)
        {
            parts.Add((text, isBold, link));
        }
    }

    private static bool IsOfTheWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
