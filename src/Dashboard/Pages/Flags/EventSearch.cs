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

    private static readonly IReadOnlyList<EventField> Fields =
    [
        new(TextParameter, "Text", "in the data or tags", "A part of the data, the former data or the tags of events, in any case. Flags, projects and types have fields of their own."),
        new(TypeParameter, "Type", "Flag archived", "What the badge says, or the name of the type, in any case."),
        new(ProjectParameter, "Project", "name or id", "The whole name or id of a project, in any case."),
        new(EnvironmentParameter, "Environment", "whole name", "The whole name of an environment, in any case."),
        new(FlagParameter, "Flag", "whole name", "The whole name of a flag, with its capitals."),
        new(IdParameter, "Event number", "1042", "Each event has a number, which stands beside its time."),
        new(GroupParameter, "Transaction", "id", "What was done in one go, or by one change request, has an id in common. A badge of such an event leads to the others."),
    ];

    /// <summary>Where users are not shown by name, what people may have written is not searched.</summary>
    private static readonly EventField MaskedText = new(TextParameter, "Text", "in type or names", "A part of the type, flag, project or environment of events, in any case.");

    /// <summary>The filters of an instance's events that are typed.</summary>
    public static IReadOnlyList<EventField> FieldsOf(Instance instance)
        => instance.UserPrivacy == UserPrivacy.Names ? Fields : [MaskedText, .. Fields.Where(field => field.Parameter is not TextParameter)];

    /// <summary>The days of the range are taken for days of UTC. Members see the events of projects alone.</summary>
    public static EventFilter FilterOf(PageContext context, EventValues values)
    {
        var view = context.View;
        return new EventFilter
        {
            InProjects = context.Role == TokenRole.Member,
            From = view.Range.First,
            To = view.Range.Last,
            Text = view[TextParameter] is { Length: > 0 } text ? Literally(text) : null,
            Types = Meant(view, TypeParameter, values),
            Projects = Meant(view, ProjectParameter, values),
            Environments = Meant(view, EnvironmentParameter, values),
            Features = Many(view.Address, FlagParameter),
            Ids = Numbers(view, IdParameter),
            GroupIds = Many(view.Address, GroupParameter),
            CreatorIds = Numbers(view, UserParameter),
        };
    }

    public static long OffsetOf(ViewState view) => long.TryParse(view[OffsetParameter], CultureInfo.InvariantCulture, out var offset) && offset > 0 ? offset : 0;

    /// <summary>Values between commas.</summary>
    public static IReadOnlyList<string> Many(PageAddress address, string parameter)
        => [.. (address[parameter] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>A text to search for as it is.</summary>
    public static string Literally(string text)
        => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    /// <summary>Numbers between commas; what is none is 0, which nothing has.</summary>
    private static IReadOnlyList<long> Numbers(ViewState view, string parameter)
        => [.. Many(view.Address, parameter).Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    private static IReadOnlyList<string> Meant(ViewState view, string parameter, EventValues values)
        => [.. Many(view.Address, parameter).SelectMany(typed => values.Meant(parameter, typed)).Distinct(StringComparer.Ordinal)];
}

/// <summary>A filter of events that is typed.</summary>
/// <param name="Example">What it looks like, in the empty field.</param>
internal sealed record EventField(string Parameter, string Label, string Example, string Hint);
