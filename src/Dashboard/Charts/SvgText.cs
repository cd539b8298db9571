using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Reporting.Dashboard.Charts;

/// <summary>A text in a drawing; in components themselves the tag means something else.</summary>
public sealed class SvgText : ComponentBase
{
    [Parameter, EditorRequired]
    public string Value { get; set; } = "";

    [Parameter]
    public string X { get; set; } = "0";

    [Parameter]
    public string Y { get; set; } = "0";

    [Parameter]
    public string? Dy { get; set; }

    [Parameter]
    public string? Anchor { get; set; }

    [Parameter]
    public string Class { get; set; } = "tick";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "dy", Dy);
        builder.AddAttribute(5, "text-anchor", Anchor);
        builder.AddContent(6, Value);
        builder.CloseElement();
    }
}
