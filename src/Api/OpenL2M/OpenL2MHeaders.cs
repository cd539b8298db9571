using Reporting.Api.Dialects;

namespace Reporting.Api.OpenL2M;

/// <summary>The headers that go with every answer, and those that say more of a failure.</summary>
internal static class OpenL2MHeaders
{
    private const string AllowedMethods = "GET, HEAD, OPTIONS";
    private const string Accept = "Accept";
    private const string Cookie = "Cookie";

    public static void Write(HttpResponse response)
    {
        WriteGuards(response);
        response.Headers.XFrameOptions = "DENY";
        response.Headers.Allow = AllowedMethods;
        response.Headers.Vary = Accept;
    }

    public static void WriteFailure(HttpContext context, Failure failure)
    {
        var response = context.Response;
        response.StatusCode = failure.Status;
        Write(response);
        if (failure is Failure.MissingToken)
        {
            // Whoever shows no token might still have had a session.
            response.Headers.Vary = $"{Accept}, {Cookie}";
        }

        if (failure.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Token";
        }
    }

    /// <summary>A redirect is given before anything else of the request is looked at.</summary>
    public static void WriteRedirect(HttpResponse response)
    {
        WriteGuards(response);
        response.Headers.Vary = Cookie;
        response.ContentType = "text/html; charset=utf-8";
    }

    private static void WriteGuards(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
