using Reporting.Dashboard.Rendering;
using Reporting.Domain.Workspaces;

namespace Reporting.Dashboard.Pages.Workspaces;

/// <summary>The template that an address confines a page to.</summary>
internal static class TemplateChoice
{
    public const string Parameter = "template";

    /// <exception cref="PageFailedException">It is no id of a template.</exception>
    public static TemplateFilter Of(string? id) => id is null
        ? TemplateFilter.Deployment
        : Guid.TryParse(id, out var template)
            ? new TemplateFilter([template])
            : throw PageFailedException.NoSuch("template", "The address confines this page to a template by something that is not the id of one.");
}
