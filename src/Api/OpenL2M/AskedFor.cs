using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Reporting.Api.Dialects;

namespace Reporting.Api.OpenL2M;

/// <summary>What a request to the address of the statistics asks for, before it is known who sends it.</summary>
internal enum AskedFor
{
    Json,

    /// <summary>The same address without the slash at its end.</summary>
    OtherAddress,

    /// <summary>A format by its name (<c>?format=</c>) that there is not.</summary>
    UnknownFormat,

    /// <summary>The request accepts only media types that are not offered.</summary>
    OtherMediaType,
}

/// <summary>The action is for requests that want this; it is chosen before any token is looked at.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WhenAttribute(AskedFor wanted) : Attribute, IActionConstraint
{
    private const string Format = "json";

    public int Order => 0;

    public bool Accept(ActionConstraintContext context) => Read(context.RouteContext.HttpContext.Request) == wanted;

    private static AskedFor Read(HttpRequest request)
    {
        if (request.Path.Value is not [.., '/'])
        {
            return AskedFor.OtherAddress;
        }

        return request.QueryValues("format") is [.., { Length: > 0 } format] && !string.Equals(format, Format, StringComparison.Ordinal)
            ? AskedFor.UnknownFormat
            : AcceptsJson(request.Headers.Accept.ToString()) ? AskedFor.Json : AskedFor.OtherMediaType;
    }

    private static bool AcceptsJson(string accept) => accept.Length == 0 || accept.Split(',').Any(IsJson);

    /// <summary>Parameters of a media range do not matter, not even its weight.</summary>
    private static bool IsJson(string range)
        => range.Split(';')[0].Trim().ToLowerInvariant().Split('/') is ["*" or "application", "*" or "json"];
}
