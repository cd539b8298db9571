using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Reporting.Api.Dialects;

/// <summary>Lets every action that answers GET answer HEAD; the server leaves the body out.</summary>
internal sealed class HeadWhereGet : IActionModelConvention
{
    private static readonly string[] Both = [HttpMethods.Get, HttpMethods.Head];

    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors.Where(AnswersGetAlone))
        {
            Replace(selector.ActionConstraints, new HttpMethodActionConstraint(Both));
            Replace<object, HttpMethodMetadata>(selector.EndpointMetadata, new HttpMethodMetadata(Both));
        }
    }

    private static bool AnswersGetAlone(SelectorModel selector)
        => selector.ActionConstraints.OfType<HttpMethodActionConstraint>().SingleOrDefault()?.HttpMethods is { } methods
            && methods.SequenceEqual([HttpMethods.Get], StringComparer.OrdinalIgnoreCase);

    private static void Replace(IList<IActionConstraintMetadata> constraints, HttpMethodActionConstraint constraint)
        => Replace<IActionConstraintMetadata, HttpMethodActionConstraint>(constraints, constraint);

    private static void Replace<TItem, TReplaced>(IList<TItem> items, TReplaced item)
        where TReplaced : TItem
    {
        foreach (var old in items.Where(old => old is TReplaced).ToList())
        {
            items.Remove(old);
        }

        items.Add(item);
    }
}
