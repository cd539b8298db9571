using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reporting.Api.Coder.Go;
using Reporting.Application.Pipeline;

namespace Reporting.Api.Coder.Parameters;

/// <summary>Makes an action's query from the query string. It is checked at once, since callers hear of bad parameters before they hear of their role.</summary>
internal abstract class CoderBinder<TQuery> : IModelBinder
    where TQuery : class
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var context = bindingContext.HttpContext;
        var parameters = new CoderParameters(GoQuery.Parse(context.Request.QueryString.Value));
        var query = Read(parameters, context, context.RequestServices.GetRequiredService<RequestClock>().Now);
        parameters.Finish();
        context.RequestServices.GetRequiredService<RequestValidation>().Check(query);
        bindingContext.Result = ModelBindingResult.Success(query);
        return Task.CompletedTask;
    }

    /// <summary>Reads the parameters in the order in which their faults are reported.</summary>
    protected abstract TQuery Read(CoderParameters parameters, HttpContext context, DateTimeOffset now);
}
