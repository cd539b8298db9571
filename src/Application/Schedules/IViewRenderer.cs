using Reporting.Application.Notifications;
using Reporting.Domain.Access;

namespace Reporting.Application.Schedules;

/// <summary>Makes views of the dashboard where nobody looks at them, by the way that they go when somebody does.</summary>
internal interface IViewRenderer
{
    /// <summary>What is wrong with the address of a view; null when the role can be sent it.</summary>
    /// <param name="instances">All that there are.</param>
    string? FaultOf(string view, TokenRole role, IReadOnlyList<Instance> instances);

    /// <summary>Makes the view as somebody with that role sees it now.</summary>
    /// <param name="zone">The IANA name of the zone where the address names none.</param>
    /// <exception cref="ViewException">There is no such view any more, or not for that role.</exception>
    Task<RenderedView> RenderAsync(string view, TokenRole role, string zone, CancellationToken cancellationToken);
}

/// <summary>A view as it is sent.</summary>
/// <param name="Title">One line: the page, its instance and its range.</param>
/// <param name="Text">The same as plain text.</param>
/// <param name="Html">The body of a mail.</param>
/// <param name="Address">Path and query of the page.</param>
/// <param name="Instance">The key of the instance that it is about; null where it is about none or several.</param>
/// <param name="First">The first day that it is about; null where it is about no range.</param>
/// <param name="Files">A page to print, and a table for each figure.</param>
/// <param name="Rows">How many rows its figures have together.</param>
/// <param name="IsEmpty">Whether it has figures and none of them has a row.</param>
internal sealed record RenderedView(
    string Title, string Text, string Html, string Address, string? Instance, DateOnly? First, DateOnly? Last, IReadOnlyList<NotificationFile> Files, int Rows, bool IsEmpty);

/// <summary>A view can't be made, now and later.</summary>
internal sealed class ViewException(string message) : Exception(message);
