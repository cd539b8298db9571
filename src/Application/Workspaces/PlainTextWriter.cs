using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Reporting.Application.Workspaces;

/// <summary>Writes the words of a parsed Markdown text. Every block begins on a new line, and all but headings leave a blank one behind.</summary>
internal sealed class PlainTextWriter
{
    private const int ListIndent = 4;

    private readonly StringBuilder text = new();

    public void Write(ContainerBlock blocks)
    {
        foreach (var block in blocks)
        {
            Write(block);
        }
    }

    public override string ToString() => text.ToString();

    private void Write(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                text.Append('\n');
                Write(heading.Inline);
                break;
            case ParagraphBlock paragraph:
                text.Append('\n');
                Write(paragraph.Inline);
                text.Append('\n');
                break;
            case CodeBlock code:
                text.Append('\n').Append(code.Lines.ToString()).Append('\n');
                break;
            case ListBlock list:
                text.Append('\n');
                WriteItems(list, indent: 0);
                break;
            case Table table:
                text.Append('\n');
                WriteRows(table);
                break;
            case HtmlBlock or LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                Write(container);
                break;
        }
    }

    private void WriteItems(ListBlock list, int indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            text.Append(' ', indent);
            if (list.IsOrdered)
            {
                text.Append(CultureInfo.InvariantCulture, $"{number++}. ");
            }

            WriteItem(item, indent);
        }
    }

    private void WriteItem(ListItemBlock item, int indent)
    {
        foreach (var block in item)
        {
            if (block is ListBlock nested)
            {
                WriteItems(nested, indent + ListIndent);
            }
            else if (block is LeafBlock leaf)
            {
                Write(leaf.Inline);
                text.Append('\n');
            }
        }
    }

    private void WriteRows(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            foreach (var cell in row.OfType<TableCell>())
            {
                foreach (var leaf in cell.OfType<LeafBlock>())
                {
                    Write(leaf.Inline);
                }

                text.Append(ReferenceEquals(cell, row.LastChild) ? "\n" : " | ");
            }
        }
    }

    private void Write(ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            Write(inline);
        }
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case LineBreakInline:
                text.Append('\n');
                break;
            case AutolinkInline address:
                text.Append('(').Append(address.Url).Append(')');
                break;
            case LinkInline link:
                WriteLink(link);
                break;
            case ContainerInline container:
                Write(container);
                break;
        }
    }

    /// <summary>The words, then the address unless it is a place in the same text.</summary>
    private void WriteLink(LinkInline link)
    {
        if (!link.IsAutoLink)
        {
            Write((ContainerInline)link);
        }

        if (link.Url is { Length: > 0 } url && !url.StartsWith('#'))
        {
            text.Append(link.IsAutoLink || link.FirstChild is null ? "(" : " (").Append(url).Append(')');
        }
    }
}
