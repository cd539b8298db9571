using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reporting.Api.Dialects;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Parameters;

/// <summary>Makes an action's query from the request.</summary>
internal abstract class UnleashBinder<TQuery> : IModelBinder
    where TQuery : class
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var request = bindingContext.HttpContext.Request;
        var parameters = new UnleashParameters(request.QueryString.Value);
        var query = Read(parameters, bindingContext.HttpContext.GetCaller(), request);
        parameters.Finish();
        bindingContext.Result = ModelBindingResult.Success(query);
        return Task.CompletedTask;
    }

    protected abstract TQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request);

    /// <summary>Members see what belongs to a project; everybody else sees everything.</summary>
    protected static EventFilter VisibleTo(Caller caller) => new() { InProjects = caller.Role == TokenRole.Member };
}
