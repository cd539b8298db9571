using Markdig;

namespace Reporting.Application.Workspaces;

/// <summary>Markdown with its marks taken off: the words stay, an address follows its words in brackets.</summary>
internal static class PlainText
{
    private static readonly MarkdownPipeline Rules = new MarkdownPipelineBuilder()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .UsePipeTables()
        .UseTaskLists()
        .Build();

    public static string Of(string markdown)
    {
        var text = new PlainTextWriter();
        text.Write(Markdown.Parse(markdown, Rules));
        return text.ToString().Trim();
    }
}
