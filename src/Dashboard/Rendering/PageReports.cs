using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Application.Reports;
using Reporting.Domain.Reports;

namespace Reporting.Dashboard.Rendering;

/// <summary>
/// Asks for reports as the API does. Each question has a scope of its own, with a connection of its own, so that a page asks all of its questions side by
/// side; how many are computed at once for its token is limited as for the API.
/// </summary>
internal sealed class PageReports(IServiceScopeFactory scopes, RequestActor actor, IHttpContextAccessor http)
{
    private CancellationToken Aborted => http.HttpContext?.RequestAborted ?? CancellationToken.None;

    public Task<TReport> ReadAsync<TReport>(IReportQuery<TReport> query)
        where TReport : class, IReport
        => InScopeAsync(services => services.GetRequiredService<CachedReports>().ReadAsync(query, Aborted));

    /// <summary>Sends what is no report.</summary>
    public Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> request)
        => InScopeAsync(services => services.GetRequiredService<IMediator>().Send(request, Aborted));

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestActor>().ActAs(actor);
        return await ask(scope.ServiceProvider);
    }
}
