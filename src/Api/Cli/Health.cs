using System.CommandLine;

namespace Reporting.Api.Cli;

/// <summary>For containers, which have no other client inside.</summary>
internal sealed class Health : Command
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly Option<string> url = new("--url")
    {
        Description = "Where the service listens.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
    };

    public Health()
        : base("health", "Ask a running service whether it can answer reports.")
    {
        Add(url);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult given, CancellationToken cancellationToken)
    {
        var (output, error) = (given.InvocationConfiguration.Output, given.InvocationConfiguration.Error);
        if (!Uri.TryCreate(given.GetRequiredValue(url), UriKind.Absolute, out var service))
        {
            await error.WriteLineAsync("--url is no URL.".AsMemory(), cancellationToken);
            return ExitCode.Usage;
        }

        try
        {
            using var client = new HttpClient { Timeout = Timeout };
            using var answer = await client.GetAsync(new Uri(service, "/health/ready"), cancellationToken);
            var said = await answer.Content.ReadAsStringAsync(cancellationToken);
            await (answer.IsSuccessStatusCode ? output : error).WriteAsync(said.AsMemory(), cancellationToken);
            return answer.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync(exception.Message.AsMemory(), cancellationToken);
            return ExitCode.Failed;
        }
    }
}
