using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Dashboard.Endpoints;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.Pages.Workspaces;

/// <summary>Takes the form by which an administrator erases a user.</summary>
internal static class UserErasureEndpoint
{
    public const string Path = "/workspaces/users/erase";
    public const string ConfirmField = "confirm";

    public static void MapUserErasure(this IEndpointRouteBuilder routes)
        => routes.MapPost(Path, TakeAsync).ExcludeFromDescription();

    private static Task TakeAsync(HttpContext context) => FormEndpoints.TakeAsync(context, typeof(Users), form => EraseAsync(context, form));

    private static async Task<IReadOnlyDictionary<string, object?>?> EraseAsync(HttpContext context, IFormCollection form)
    {
        var page = context.RequestServices.GetRequiredService<PageContext>();
        var instance = page.OfKind(InstanceKind.Workspaces).FirstOrDefault(each => string.Equals(each.Key, form.Text("instance"), StringComparison.Ordinal));
        if (page.Role != TokenRole.Admin || instance is null || form.Text(ConfirmField) is null || form.Text("user") is not { } user)
        {
            return null;
        }

        await context.RequestServices.GetRequiredService<IMediator>().Send(new EraseUserCommand(instance.Key, user), context.RequestAborted);
        return null;
    }
}
