using System.Globalization;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.Views;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>The events that the address of a page asks for.</summary>
internal static class EventSearch
{
    public const string TextParameter = "query";
    public const string TypeParameter = "type";
    public const string ProjectParameter = "project";
    public const string EnvironmentParameter = "environment";
    public const string FlagParameter = "flag";
    public const string IdParameter = "id";
    public const string GroupParameter = "group";
    public const string UserParameter = "user";
    public const string OffsetParameter = "offset";

    /// <summary>The filters by parameter, and what each is called.</summary>
    public static readonly IReadOnlyList<(string Parameter, string Label)> Filters =
    [
        (TextParameter, "Text in the data"), (TypeParameter, "Type"), (ProjectParameter, "Project"), (EnvironmentParameter, "Environment"), (FlagParameter, "Flag"),
        (IdParameter, "Number"), (GroupParameter, "Group"),
    ];

    /// <summary>The days of the range are taken for days of UTC. Members see the events of projects alone.</summary>
    public static EventFilter FilterOf(PageContext context)
    {
        var view = context.View;
        return new EventFilter
        {
            InProjects = context.Role == TokenRole.Member,
            From = view.Range.First,
            To = view.Range.Last,
            Text = view[TextParameter] is { Length: > 0 } text ? Literally(text) : null,
            Types = Many(view, TypeParameter),
            Projects = Many(view, ProjectParameter),
            Environments = Many(view, EnvironmentParameter),
            Features = Many(view, FlagParameter),
            Ids = Numbers(view, IdParameter),
            GroupIds = Many(view, GroupParameter),
            CreatorIds = Numbers(view, UserParameter),
        };
    }

    public static long OffsetOf(ViewState view) => long.TryParse(view[OffsetParameter], CultureInfo.InvariantCulture, out var offset) && offset > 0 ? offset : 0;

    /// <summary>Numbers between commas; what is none is 0, which nothing has.</summary>
    private static IReadOnlyList<long> Numbers(ViewState view, string parameter)
        => [.. Many(view, parameter).Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    /// <summary>Values between commas.</summary>
    private static IReadOnlyList<string> Many(ViewState view, string parameter)
        => [.. (view[parameter] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Literally(string text)
        => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
