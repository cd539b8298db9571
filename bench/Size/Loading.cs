using System.Diagnostics;
using Reporting.Domain.Access;

namespace Reporting.Bench.Size;

/// <summary>Gives the same requests to some instances of each kind, one after another.</summary>
internal sealed class Loading(BenchRun run, BenchService service, Feeds feeds)
{
    public static readonly IReadOnlyList<InstanceKind> Kinds = [InstanceKind.Workspaces, InstanceKind.Flags, InstanceKind.Network];

    private readonly Dictionary<string, double> bareRates = new(StringComparer.Ordinal);
    private double made;
    private double makingSeconds;

    public RequestTimes Times { get; } = new();

    /// <summary>Rows a second of COPY into a bare table, by collection; the rows are those of one request.</summary>
    public IReadOnlyDictionary<string, double> BareRates => bareRates;

    /// <summary>Rows a second at which the bodies were made, before and not during the requests.</summary>
    public double MakingRate => made / makingSeconds;

    public static string KeyOf(InstanceKind kind, int number) => $"size-{kind.ToString().ToLowerInvariant()}-{number}";

    /// <summary>The instances must be new.</summary>
    public async Task LoadAsync(InstanceKind kind, int instances, CancellationToken cancellationToken)
    {
        foreach (var key in Enumerable.Range(0, instances).Select(number => KeyOf(kind, number)))
        {
            await service.SaveInstanceAsync(key, kind, cancellationToken);
        }

        foreach (var batch in feeds.Of(kind))
        {
            using var file = await batch.WriteAsync(cancellationToken);
            if (file.Rows == 0)
            {
                continue;
            }

            (made, makingSeconds) = (made + file.Rows, makingSeconds + file.MakingTook.TotalSeconds);
            for (var number = 0; number < instances; number++)
            {
                await SendAsync(KeyOf(kind, number), file, cancellationToken);
            }
        }
    }

    public async Task MeasureBareTablesAsync(CancellationToken cancellationToken)
    {
        foreach (var collection in Times.Collections)
        {
            bareRates[collection] = await BareCopy.MeasureAsync(run, collection, cancellationToken);
        }
    }

    /// <returns>Milliseconds of each request.</returns>
    public async Task<IReadOnlyList<double>> LoadSmallAsync(int instances, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var number = 0; number < instances; number++)
        {
            var kind = Kinds[number % Kinds.Count];
            var key = $"small-{number}";
            await service.SaveInstanceAsync(key, kind, cancellationToken);
            foreach (var batch in feeds.SmallOf(kind))
            {
                using var file = await batch.WriteAsync(cancellationToken);
                times.Add(await SendFileAsync(key, file, cancellationToken) * 1_000);
            }
        }

        return times;
    }

    private async Task SendAsync(string key, BatchFile file, CancellationToken cancellationToken)
    {
        var seconds = await SendFileAsync(key, file, cancellationToken);
        Times.Add(new RequestTime(file.Batch.Collection, file.Batch.Request, file.Rows, seconds));
        await Console.Error.WriteLineAsync($"{key} {file.Batch.Collection} {file.Batch.Request + 1}: {file.Rows:#,0} rows in {seconds:0.0} s");
    }

    private async Task<double> SendFileAsync(string key, BatchFile file, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var body = File.OpenRead(file.Path);
        await service.IngestAsync(key, file.Batch.Collection, body, cancellationToken);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
