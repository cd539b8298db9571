using Reporting.Domain.Access;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>
/// Where no users are shown, a group of fewer than <see cref="UserMask.SmallestGroup"/> is not shown either: templates that few use are one group, and of
/// chosen templates a number of users below that is told as none.
/// </summary>
internal static class SmallGroups
{
    /// <summary>What is told of templates that few use.</summary>
    public static readonly BuiltinUsage NoUsage = new([], ActiveUsers: 0, None, None, None, None, None);

    private const string Other = "other";

    private static KindUsage None => new([], Minutes: 0);

    /// <summary>Numbers of users of the templates.</summary>
    public static IReadOnlyList<int> Hide(this UserMask mask, TemplateFilter templates, IReadOnlyList<int> users)
        => mask.ListsUsers || templates.IsDeployment ? users : WithoutFew(users);

    /// <summary>
    /// The use of a template by few in an interval is not told, nor that of the smallest of the other templates then, so that the difference to the whole tells
    /// of more than those few. A template without use that is told is left out.
    /// </summary>
    public static IReadOnlyList<TemplateTrend> Hide(this UserMask mask, IReadOnlyList<TemplateTrend> templates)
    {
        if (mask.ListsUsers || templates.Count == 0)
        {
            return templates;
        }

        var smallest = Enumerable.Range(0, templates[0].Use.Count).Select(interval => SmallestShown([.. templates.Select(template => template.Use[interval].ActiveUsers)])).ToList();
        return
        [
            .. templates
                .Select(template => template with { Use = [.. template.Use.Zip(smallest, (use, min) => use.ActiveUsers < min ? default : use)] })
                .Where(template => template.Use.Any(use => use.ActiveUsers > 0)),
        ];
    }

    /// <summary>What few chose as a parameter may tell who they are: such values are one.</summary>
    public static ParameterUsage Hide(this UserMask mask, ParameterUsage parameter)
    {
        var few = parameter.Values.Where(value => value.Count < UserMask.SmallestGroup).ToList();
        return mask.ShowsNames || few.Count == 0
            ? parameter
            : parameter with { Values = [.. parameter.Values.Except(few), new ParameterValue(Other, few.Sum(value => value.Count))] };
    }

    /// <summary>
    /// Apps of templates that few used are not told. The smallest of the other templates is left out as well, so that the difference to the whole tells of more
    /// than those few.
    /// </summary>
    public static IEnumerable<TemplateAppMinutes> Hide(this UserMask mask, IReadOnlyList<TemplateAppMinutes> templates)
    {
        if (mask.ListsUsers)
        {
            return templates;
        }

        var shown = templates.Where(template => template.Builtins.ActiveUsers >= UserMask.SmallestGroup).OrderBy(template => template.Builtins.ActiveUsers).ThenBy(template => template.TemplateId).ToList();
        return shown.Skip(shown.Count < templates.Count ? 1 : 0).OrderBy(template => template.TemplateId);
    }

    /// <summary>
    /// Merges templates with few users into one group. Where that has few users itself, the next smallest template joins it, so that the difference to the
    /// whole tells nothing.
    /// </summary>
    public static async Task<IReadOnlyList<TemplateTotals>> MergeAsync(
        this IActiveUsersReader activeUsers, int instanceId, TimeWindow window, IReadOnlyList<TemplateTotals> templates, CancellationToken cancellationToken)
    {
        var bySize = templates.OrderBy(template => template.ActiveUsers).ThenBy(template => template.TemplateId).ToList();
        var merged = bySize.Count(template => template.ActiveUsers < UserMask.SmallestGroup);
        var users = 0;
        while (merged > 0)
        {
            var filter = new TemplateFilter([.. bySize.Take(merged).Select(template => template.TemplateId)]);
            users = (await activeUsers.CountAsync(instanceId, [window], filter, cancellationToken))[0];
            if (users >= UserMask.SmallestGroup || merged == bySize.Count)
            {
                break;
            }

            merged++;
        }

        var shown = bySize.Skip(merged).OrderBy(template => template.TemplateId);
        return users < UserMask.SmallestGroup ? [.. shown] : [.. shown, new TemplateTotals(Guid.Empty, Other, users, bySize.Take(merged).Sum(template => template.Seconds))];
    }

    /// <summary>From how many users on a template is told of.</summary>
    private static int SmallestShown(IReadOnlyList<int> users)
    {
        var isAnyHidden = users.Any(count => count is > 0 and < UserMask.SmallestGroup);
        return isAnyHidden ? users.Where(count => count >= UserMask.SmallestGroup).DefaultIfEmpty(UserMask.SmallestGroup).Min() + 1 : UserMask.SmallestGroup;
    }

    private static IReadOnlyList<int> WithoutFew(IReadOnlyList<int> users) => [.. users.Select(count => count < UserMask.SmallestGroup ? 0 : count)];
}
