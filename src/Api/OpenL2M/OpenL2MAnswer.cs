using System.Text.Json;
using Reporting.Api.Dialects;

namespace Reporting.Api.OpenL2M;

internal static class OpenL2MAnswer
{
    public static Task AnswerAsync(this HttpContext context, object contract)
    {
        OpenL2MHeaders.Write(context.Response);
        return context.WriteJsonAsync(context.GetDialect(), contract);
    }

    /// <summary>Writes a body; its length is told also where it is left out.</summary>
    public static async Task WriteJsonAsync(this HttpContext context, Dialect dialect, object contract)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(contract, contract.GetType(), dialect.Json);
        context.Response.ContentType = dialect.JsonContentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
