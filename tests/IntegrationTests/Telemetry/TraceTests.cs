using System.Collections.Concurrent;
using System.Diagnostics;
using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Telemetry;

internal sealed class TraceTests : ServiceFixture
{
    [Test]
    public async Task A_request_holds_its_use_case_and_that_its_statements()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("agent-stats", User("ada").Connected(Noon.AddDays(-2)).AgentStats);
        var trace = ActivityTraceId.CreateRandom();
        using var spans = new Spans(trace);

        (await Service.GetAsync("/api/v2/insights/user-activity?start_time=2026-03-01T00%3A00%3A00Z&end_time=2026-03-04T00%3A00%3A00Z", ServiceUnderTest.AdminToken, ("traceparent", $"00-{trace}-0123456789abcdef-01"))).Expect(200);
        var request = await spans.WaitForAsync("Microsoft.AspNetCore");

        var useCase = spans.All.Single(span => span.Source.Name is "Reporting");
        var statements = spans.All.Where(span => span.Source.Name is "Npgsql" && span.ParentSpanId == useCase.SpanId).ToList();
        Assert.That(useCase.ParentSpanId, Is.EqualTo(request.SpanId));
        Assert.That((useCase.OperationName, useCase.GetTagItem("reporting.cache")), Is.EqualTo(("GetUserActivity", "miss")));
        Assert.That(statements, Is.Not.Empty);
        Assert.That(statements.Select(span => span.GetTagItem("db.query.text")).OfType<string>(), Has.Some.Contains("workspaces.deployment_days"));
    }

    /// <summary>The spans of one trace, as they end.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> ended = new();
        private readonly ActivityListener listener;

        public Spans(ActivityTraceId trace)
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "Reporting" or "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
                ActivityStopped = activity =>
                {
                    if (activity.TraceId == trace)
                    {
                        ended.Enqueue(activity);
                    }
                },
            };
            ActivitySource.AddActivityListener(listener);
        }

        public IReadOnlyCollection<Activity> All => ended;

        /// <summary>A request's span ends after its answer was sent.</summary>
        public async Task<Activity> WaitForAsync(string source)
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (true)
            {
                if (ended.FirstOrDefault(span => string.Equals(span.Source.Name, source, StringComparison.Ordinal)) is { } span)
                {
                    return span;
                }

                await Task.Delay(20, timeout.Token);
            }
        }

        public void Dispose() => listener.Dispose();
    }
}
