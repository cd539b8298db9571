
namespace Reporting.Api.Dialects;

/// <summary>What a bare status means.</summary>
internal static class StatusFailures
{
    public static Failure From(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound when context.Features.Get<Caller>() is null => new Failure.RouteNotFound(),
        StatusCodes.Status404NotFound => new Failure.NotFound(),
        StatusCodes.Status405MethodNotAllowed => new Failure.MethodNotAllowed(),
        StatusCodes.Status406NotAcceptable => new Failure.NotAcceptable(),
        StatusCodes.Status408RequestTimeout => new Failure.SlowBody(),
        StatusCodes.Status413PayloadTooLarge => new Failure.TooLarge(),
        StatusCodes.Status415UnsupportedMediaType => new Failure.UnsupportedMediaType(),
        StatusCodes.Status504GatewayTimeout => new Failure.TimedOut(),
        var status => new Failure.Other(status),
    };
}
