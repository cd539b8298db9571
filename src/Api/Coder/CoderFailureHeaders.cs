using Microsoft.Net.Http.Headers;
using Reporting.Api.Dialects;

namespace Reporting.Api.Coder;

/// <summary>The status of a failure and what it says in headers.</summary>
internal static class CoderFailureHeaders
{
    public static void Write(HttpContext context, Failure failure)
    {
        var response = context.Response;
        response.StatusCode = failure.Status;
        if (failure.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers[HeaderNames.WWWAuthenticate] = Challenge(context.Request, failure is Failure.ExpiredToken ? "has expired" : "is invalid");
        }
    }

    private static string Challenge(HttpRequest request, string state)
        => $"Bearer realm=\"coder\", error=\"invalid_token\", error_description=\"The access token {state}\", "
            + $"resource_metadata=\"{request.Scheme}://{request.Host}{request.PathBase}/.well-known/oauth-protected-resource\"";
}
