using System.Globalization;
using Reporting.Domain.Sources;

namespace Reporting.Api.Dialects;

/// <summary>Adds the moment up to which the answer is complete, for an instance whose records are read from its product's database.</summary>
internal sealed class AsOfHeader(RequestDelegate next, ISources sources)
{
    public const string Name = "X-Reporting-As-Of";

    /// <summary>The moment is that of before the answer is made, so that the answer is never older.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<Caller>() is { Bound: { } instance })
        {
            Add(context.Response, sources, instance.Key);
        }

        return next(context);
    }

    /// <summary>The same for an instance that only the route names.</summary>
    public static void Add(HttpResponse response, ISources sources, string instanceKey)
    {
        if (sources.FindMoment(instanceKey) is { } moment)
        {
            response.Headers[Name] = moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }
    }
}
