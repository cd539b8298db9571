using System.Text;
using System.Text.RegularExpressions;
using Reporting.Domain.Ingestion;
using Reporting.Testing;
using Reporting.Testing.Records;

namespace Reporting.FaultTests.Fuzz;

/// <summary>Makes requests that are partly right: each part is as described, or something else.</summary>
/// <param name="extremes">Of the time of the service's clock.</param>
internal sealed partial class RequestMaker(IReadOnlyList<Operation> operations, IReadOnlyList<(string Instance, string Token)> tokens, ExtremeRecords extremes)
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private static readonly IReadOnlyList<string> Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"];

    private static readonly IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Headers =
    [
        ("Accept", ["*/*", "text/csv", "application/json;q=0.1", "text/html", ";;", "application/x-ndjson", "a/b;q=2", ""]),
        ("Accept-Encoding", ["gzip", "br", "gzip;q=0", "zstd, *", "identity;q=0", ",,,", "gzip;q=x"]),
        ("If-None-Match", ["*", "\"abc\"", "W/\"abc\"", "abc", "\"", "\"a\",\"b\""]),
        ("If-Modified-Since", ["yesterday", "Sat, 21 Nov 2026 10:00:00 GMT"]),
        ("X-Reporting-Instance", ["workspaces", "flags", "network", "nobody", "", "a b", "%00"]),
        ("Range", ["bytes=0-1", "bytes=-"]),
        ("X-Forwarded-For", ["1.2.3.4", "::", "x"]),
        ("Origin", ["https://example.test", "null"]),
        ("Cookie", ["coder_session_token=x", "=;=;", "a"]),
    ];

    public (Operation? Operation, HttpRequestMessage Request) Make(Random random, Uri server)
    {
        var operation = random.Next(15) == 0 ? null : random.OneOf(operations);
        if (operation is { Method: "POST", Path: "/api/ingest/{instance}/{collection}" } && random.Next(2) == 0)
        {
            return (operation, Extreme(random, server));
        }

        var path = operation is null ? $"/{Garbage.Text(random).Replace(' ', '+')}" : PathOf(random, operation);
        var uri = server.GetLeftPart(UriPartial.Authority) + Clean(path + QueryOf(random, operation));
        var method = operation is null || random.Next(12) == 0 ? random.OneOf(Methods) : operation.Method;
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(uri, AsWritten)) { Content = ContentOf(random, operation, method) };
        AddToken(random, operation, request);
        foreach (var (name, values) in Headers.Where(_ => random.Next(9) == 0))
        {
            request.Headers.TryAddWithoutValidation(name, random.OneOf(values));
        }

        return (operation, request);
    }

    /// <summary>Records that are valid and as extreme as the contract allows, all of them or with one value changed.</summary>
    private HttpRequestMessage Extreme(Random random, Uri server)
    {
        var record = random.OneOf(CollectionAttribute.RecordTypes);
        var collection = (CollectionAttribute)Attribute.GetCustomAttribute(record, typeof(CollectionAttribute))!;
        var lines = string.Join('\n', extremes.Of(record, random.OneOf(Enum.GetValues<Extreme>())).Select(json => json.ToJsonString()));
        var content = new ByteArrayContent(random.Next(3) == 0 ? Garbage.Spoil(random, lines) : Encoding.UTF8.GetBytes(lines));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-ndjson");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, $"/api/ingest/{collection.Kind.ToString().ToLowerInvariant()}/{collection.Name}")) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {tokens[0].Token}");
        return request;
    }

    /// <summary>What there is must stay there: only what is not there is deleted.</summary>
    private static string PathOf(Random random, Operation operation) => Placeholder().Replace(operation.Path, match =>
    {
        var known = operation.Parameters.Where(each => each.In is "path" && string.Equals(each.Name, match.Groups["name"].Value, StringComparison.Ordinal)).SelectMany(each => each.Values).ToList();
        string[] here = ["workspaces", "flags", "network", "agent-stats", "events", "log-entries", "users", "flag-1", "project-1", "00000005-0000-0000-0000-000000000000"];
        var value = operation.Method is "DELETE" ? "nobody" + random.Next(100) : random.OneOf([.. known, .. here, Garbage.Text(random)]);
        return value.Length == 0 ? "x" : value.Replace(' ', '+');
    });

    private static string QueryOf(Random random, Operation? operation)
    {
        var described = (operation?.Parameters ?? []).Where(each => each.In is "query" && random.Next(5) < 3)
            .Select(each => $"{each.Name}={(each.Values.Count > 0 && random.Next(2) == 0 ? random.OneOf(each.Values) : Garbage.Text(random))}").ToList();
        if (random.Next(8) == 0)
        {
            described.Add(random.OneOf("a=b", "=", "&&", "limit", "limit=", "offset=-1&offset=2", "start_time[]=x", Garbage.Text(random)));
        }

        return described.Count == 0 ? "" : "?" + string.Join('&', described);
    }

    private static ByteArrayContent? ContentOf(Random random, Operation? operation, string method)
    {
        if (method is "GET" or "HEAD" or "TRACE" || (operation?.Bodies.Count is not > 0 && random.Next(4) > 0))
        {
            return null;
        }

        var body = operation?.Bodies.Count > 0 ? random.OneOf(operation.Bodies) : new Body("application/json", "{\"a\":1}");
        var content = new ByteArrayContent(Garbage.Spoil(random, body.Example));
        content.Headers.TryAddWithoutValidation("Content-Type", random.Next(8) == 0 ? random.OneOf("text/plain", "application/json; charset=utf-16", "x", "", "application/xml") : body.MediaType);
        if (random.Next(10) == 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", random.OneOf("gzip", "br", "deflate", "gzip, gzip", "x"));
        }

        return content;
    }

    /// <summary>Mostly one that is good there, where it is looked for.</summary>
    private void AddToken(Random random, Operation? operation, HttpRequestMessage request)
    {
        var kind = operation?.Dialect switch { "coder" => "workspaces", "unleash" => "flags", "openl2m" => "network", _ => "" };
        var good = tokens.Where(each => each.Instance.Length == 0 || kind.Length == 0 || string.Equals(each.Instance, kind, StringComparison.Ordinal)).ToList();
        var token = random.Next(10) switch
        {
            0 => random.OneOf("x", "", new string('t', 3_000), "Bearer", "é"),
            1 => random.OneOf(tokens).Token,
            _ => random.OneOf(good).Token,
        };
        var way = random.Next(10) == 0 ? random.Next(4) : operation?.Dialect switch { "coder" => 0, "unleash" => 1, "openl2m" => 2, _ => 3 };
        _ = way switch
        {
            0 => request.Headers.TryAddWithoutValidation("Coder-Session-Token", token),
            1 => request.Headers.TryAddWithoutValidation("Authorization", token),
            2 => request.Headers.TryAddWithoutValidation("Authorization", $"Token {token}"),
            _ => request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}"),
        };
    }

    /// <summary>What a client can put on the wire in one request line.</summary>
    private static string Clean(string address)
    {
        var clean = new StringBuilder();
        foreach (var letter in address.Where(letter => letter is > ' ' and < '\x7f' and not '#'))
        {
            clean.Append(letter);
        }

        return clean.ToString();
    }

    [GeneratedRegex(@"\{(?<name>[^}]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
