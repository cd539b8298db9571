using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reporting.Application.Pipeline;

namespace Reporting.Api.Answers;

/// <summary>Makes an action's query of the request and validates it. So a caller hears of bad parameters before anything else that is looked at after binding.</summary>
internal abstract class QueryBinder<TQuery> : IModelBinder
    where TQuery : class
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var http = bindingContext.HttpContext;
        var query = Read(http);
        http.RequestServices.GetRequiredService<RequestValidation>().Check(query);
        bindingContext.Result = ModelBindingResult.Success(query);
        return Task.CompletedTask;
    }

    /// <exception cref="FluentValidation.ValidationException">A parameter has not its form.</exception>
    protected abstract TQuery Read(HttpContext http);
}
