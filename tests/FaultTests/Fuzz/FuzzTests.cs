using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Reporting.Api.Dialects;
using Reporting.FaultTests.Storm;
using Reporting.Testing;
using Reporting.Testing.Records;
using Reporting.Testing.Service;

namespace Reporting.FaultTests.Fuzz;

/// <summary>Requests that are wrong somewhere, at every operation of the OpenAPI documents.</summary>
internal sealed class FuzzTests : ServiceFixture
{
    private const int AtOnce = 4;
    private static readonly int Requests = Extent.Of(2_000, 20_000);

    [Test]
    public async Task No_request_fails_the_server_and_every_refusal_has_its_dialects_shape()
    {
        Service.Clock.Now = TimeProvider.System.GetUtcNow();
        foreach (var kind in RecordKind.All)
        {
            if ((await Service.GetAsync($"/api/instances/{kind.Instance}")).Status == 404)
            {
                await Service.AddInstanceAsync(kind.Instance, kind.Instance);
            }

            (await Service.AskAsync("POST", kind.Path, RecordLines.Content(kind.Lines(0, 600)))).Expect(200);
        }

        var maker = new RequestMaker(await OperationsAsync(), await TokensAsync(), new ExtremeRecords(Service.Clock.Now, oldestDays: 3_650));
        await Seeds.TryAsync(1, async random =>
        {
            var seeds = Enumerable.Range(0, Requests).Select(_ => random.Next()).ToList();
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 }) { Timeout = TimeSpan.FromSeconds(30) };
            var statuses = new ConcurrentDictionary<int, int>();
            var wrong = new ConcurrentBag<string>();
            await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, cancellationToken) =>
            {
                using var request = maker.Make(new Random(seed), Service.Address).Request;
                using var answer = await client.SendAsync(request, cancellationToken);
                var body = await BodyOf(answer, cancellationToken);
                var status = (int)answer.StatusCode;
                statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                var path = request.RequestUri!.OriginalString[Service.Address.GetLeftPart(UriPartial.Authority).Length..];
                if (Verdict.On(path, request.Method.Method, status, answer.Content.Headers.ContentType?.MediaType, body) is { } fault)
                {
                    wrong.Add($"{request.Method} {Short(path)}\n{Short(request.Headers.ToString())}{request.Content?.Headers}{(request.Content is null ? "" : Short(await request.Content.ReadAsStringAsync(cancellationToken)))}\n→ {status} {fault}: {Short(Encoding.UTF8.GetString(body))}\n");
                }
            });

            Extent.Tell($"{Requests} fuzzed requests: {string.Join(", ", statuses.OrderBy(each => each.Key).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Value} × {each.Key}")))}");
            Assert.That(wrong.Take(5), Is.Empty);
            Assert.That(statuses.Keys, Does.Contain(200).And.Contain(400).And.Contain(401).And.Contain(403).And.Contain(404));
        });
    }

    private static async Task<byte[]> BodyOf(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var sent = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await using var read = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            null => sent,
            "gzip" => new GZipStream(sent, CompressionMode.Decompress),
            "br" => new BrotliStream(sent, CompressionMode.Decompress),
            var other => throw new InvalidDataException($"An answer came as {other}."),
        };
        using var body = new MemoryStream();
        await read.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private static string Short(string text) => text.Length > 300 ? text[..300] + "…" : text;

    private async Task<IReadOnlyList<Operation>> OperationsAsync()
    {
        var operations = new List<Operation>();
        foreach (var dialect in Reporting.Api.Dialects.DialectsRegistration.Dialects.Select(Dialect.NameOf))
        {
            operations.AddRange(Operation.AllOf(dialect, (await Service.GetAsync($"/openapi/{dialect}.json")).Expect(200).Json));
        }

        return operations;
    }

    private async Task<IReadOnlyList<(string Instance, string Token)>> TokensAsync()
    {
        var tokens = new List<(string Instance, string Token)> { (string.Empty, ServiceUnderTest.AdminToken) };
        foreach (var instance in RecordKind.All.Select(kind => kind.Instance).Distinct(StringComparer.Ordinal))
        {
            foreach (var role in (string[])["admin", "auditor", "member", "ingest"])
            {
                tokens.Add((instance, (await Service.AddTokenAsync(role, instance)).Text));
            }
        }

        return tokens;
    }
}
