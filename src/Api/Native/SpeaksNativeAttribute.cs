using Microsoft.AspNetCore.Mvc.Filters;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;

namespace Reporting.Api.Native;

/// <summary>
/// The controller's answers are the service's own JSON. What would be done and then not answered is refused: MVC asks what the caller takes when an action has
/// ended, and a token that was made then would be seen by nobody.
/// </summary>
internal sealed class SpeaksNativeAttribute : SpeaksAttribute<NativeDialect>, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if ((HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method)) && !Representation.TakesJson(request))
        {
            context.Result = new FailureResult(new Failure.NotAcceptable());
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
