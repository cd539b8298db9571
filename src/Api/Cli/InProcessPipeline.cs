using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;

namespace Reporting.Api.Cli;

/// <summary>
/// The routes of the service without its network and without its tokens: a request goes through binder, action and answer path as one over HTTP does. The
/// answer goes to standard output, a refusal to standard error.
/// </summary>
internal sealed class InProcessPipeline
{
    private readonly IServiceProvider services;
    private readonly CliStreams streams;
    private readonly RequestDelegate pipeline;

    public InProcessPipeline(CliSession session)
    {
        (services, streams) = (session.Services, session.Streams);
        var routes = ((IApplicationBuilder)session.App).New();
        routes.UseRouting();
        routes.UseMiddleware<DialectFailures>();
        routes.UseEndpoints(endpoints => endpoints.MapControllers());
        pipeline = routes.Build();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(ReportRequest asked, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var response = new HttpResponseFeature();
        await using var body = new AnswerStream(() => IsAnswer(response, asked) ? streams.Output : streams.Error);
        var context = new DefaultHttpContext(FeaturesOf(asked, response, body, cancellationToken)) { RequestServices = scope.ServiceProvider };
        await pipeline(context);
        await context.Response.CompleteAsync();
        return IsAnswer(response, asked) ? ExitCode.Done : ExitCode.Failed;
    }

    private FeatureCollection FeaturesOf(ReportRequest asked, HttpResponseFeature response, Stream body, CancellationToken cancellationToken)
    {
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Protocol = "HTTP/1.1",
            Scheme = "http",
            Path = asked.Path,
            QueryString = asked.Query.ToString(),
            Headers = new HeaderDictionary { [HeaderNames.Accept] = asked.Type },
        });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = cancellationToken });
        features.Set(LocalOperator.Reading(asked.Instance, services.GetRequiredService<TimeProvider>().GetUtcNow()));
        return features;
    }

    /// <summary>Whether it is what was asked for: not every report has a table.</summary>
    private static bool IsAnswer(HttpResponseFeature response, ReportRequest asked)
        => response.StatusCode == StatusCodes.Status200OK
            && (asked.Type is Representation.Json || response.Headers.ContentType.ToString().StartsWith(asked.Type, StringComparison.Ordinal));
}
