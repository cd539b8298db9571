using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Reporting.Api.Dialects;

/// <summary>What the dialect middleware found out about a request.</summary>
internal static class HttpContextExtensions
{
    public static Dialect GetDialect(this HttpContext context) => context.Features.GetRequiredFeature<Dialect>();

    public static Caller GetCaller(this HttpContext context) => context.Features.GetRequiredFeature<Caller>();

    /// <summary>The values of a parameter by its very name: that of <see cref="HttpRequest.Query"/> is compared without regard to case, and the products' are not.</summary>
    public static IReadOnlyList<string> QueryValues(this HttpRequest request, string name)
    {
        var values = new List<string>();
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            if (pair.DecodeName().Span.SequenceEqual(name))
            {
                values.Add(pair.DecodeValue().ToString());
            }
        }

        return values;
    }

    /// <summary>Answers with the failure in the request's dialect.</summary>
    public static Task FailAsync(this HttpContext context, Failure failure)
    {
        context.Response.StatusCode = failure.Status;
        if (failure is Failure.Transient { RetryAfter: var delay })
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return context.Features.Get<Dialect>() is { } dialect
            ? dialect.WriteFailureAsync(context, failure)
            : Task.CompletedTask;
    }
}
