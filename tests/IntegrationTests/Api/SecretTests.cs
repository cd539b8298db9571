using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Api;

/// <summary>That no token gets into the log, whatever is asked with it and wherever it stands; other fixtures see to it for what they ask.</summary>
internal sealed partial class SecretTests : ServiceFixture
{
    private static readonly string[] Roles = ["admin", "auditor", "member", "ingest"];

    [Test]
    public async Task No_line_has_a_token_of_any_request_to_any_route()
    {
        await Service.AddInstanceAsync();
        await Service.AddInstanceAsync("toggles", "flags");
        await Service.AddInstanceAsync("campus", "network");
        var tokens = new List<string> { ServiceUnderTest.AdminToken };
        foreach (var role in Roles)
        {
            tokens.Add((await Service.AddTokenAsync(role)).Text);
            tokens.Add((await Service.AddTokenAsync(role, networks: "10.0.0.0/8")).Text);
            tokens.Add((await Service.AddTokenAsync(role, expiresAt: Noon.AddMinutes(1))).Text);
        }

        Service.Clock.Now = Noon.AddMinutes(2);
        foreach (var (method, path) in Routes())
        {
            foreach (var token in tokens)
            {
                await AskEveryWayAsync(method, path, token);
            }
        }

        var lines = Service.LogLines;
        Assert.That(lines, Has.Count.GreaterThan(1_000), "what was asked is logged");
        Assert.That(lines.Where(line => tokens.Any(token => line.Contains(token, StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public async Task No_line_has_a_token_when_the_database_fails()
    {
        await Service.AddInstanceAsync();
        var (_, token) = await Service.AddTokenAsync("admin");
        await Service.ExecuteAsync("ALTER TABLE access.tokens RENAME TO hidden");

        (await Service.AskAsync("POST", "/api/tokens", ServiceUnderTest.Json(new JsonObject { ["name"] = token, ["role"] = "admin" }), token)).Expect(500);

        Assert.That(Service.LogLines.Where(line => line.Contains(token, StringComparison.Ordinal)), Is.Empty);
        Assert.That(Service.LogLines, Has.Some.Contains("hidden").Or.Some.Contains("access.tokens"), "the failure itself is logged");
        await Service.ExecuteAsync("ALTER TABLE access.hidden RENAME TO tokens");
    }

    [Test]
    public async Task Records_are_logged_with_their_instance_collection_and_number()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("users", Known("ada"), Known("bob"));

        var line = JsonNode.Parse(Service.LogLines.Single(line => line.Contains("/api/ingest/", StringComparison.Ordinal)))!;

        Assert.That(
            (line["instance"]?.GetValue<string>(), line["collection"]?.GetValue<string>(), line["rows"]?.GetValue<int>(), line["query"]?.GetValue<string>(), line["status"]?.GetValue<int>()),
            Is.EqualTo(("dev", "users", 2, "IngestRecords", 200)));
    }

    private async Task AskEveryWayAsync(string method, string path, string token)
    {
        using var body = ServiceUnderTest.Json(new JsonObject { ["id"] = token });
        await Service.AskAsync(method, path, body, token);
        await Service.GetAsync(path, token: null, ("Authorization", $"Token {token}"));
        await Service.GetAsync(path, token: null, ("Authorization", token));
        await Service.GetAsync(path, token: null, ("Coder-Session-Token", token), ("Cookie", $"coder_session_token={token}"), ("X-Reporting-Instance", token));
        await Service.GetAsync($"{path}?coder_session_token={token}&access_token={token}&start_time={token}&project={token}", token);
    }

    /// <summary>All but the removal of instances, which the others need.</summary>
    private IEnumerable<(string Method, string Path)> Routes()
        => Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(
                route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [],
                (route, method) => (Method: method, Path: "/" + Parameter().Replace(route.RoutePattern.RawText!.TrimStart('/'), "dev")))
            .Where(route => route.Method is not "DELETE")
            .Distinct();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
