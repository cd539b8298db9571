using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;

namespace Reporting.IntegrationTests.Sources;

/// <summary>A real Unleash, changed through its own API: after each burst of changes every answer equals its own.</summary>
[NonParallelizable]
internal sealed class UnleashSourceTests
{
    private static readonly string[] Questions =
    [
        "/api/admin/instance-admin/statistics",
        "/api/admin/events",
        "/api/admin/search/events?limit=1000",
        "/api/admin/search/events?query=needle",
        "/api/admin/search/events?project=IS:second&limit=100",
        "/api/admin/event-creators",
        "/api/admin/events/flag-2",
        "/api/admin/events/flag-7",
    ];

    private static readonly string[] Searches =
    [
        "query=needle&limit=100",
        "type=IS_ANY_OF:feature-created,feature-archived,project-created&limit=200",
        "type=IS:feature-strategy-update",
        "createdBy=IS:1&limit=200&offset=20",
        "environment=IS:production&limit=300",
        "from=IS:2020-01-01&to=IS:2099-01-01&limit=7&offset=3",
        "limit=1000&offset=100",
    ];

    private UnleashProduct product = null!;
    private SourceUnderTest source = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        product = await UnleashProduct.SharedAsync();
        source = await SourceUnderTest.StartAsync(
            TimeProvider.System.GetUtcNow(), "unleash", product.ConnectionString, ("ProductVersion", UnleashProduct.Version), ("BaseUrl", product.Address.AbsoluteUri));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (source is not null)
        {
            await source.DisposeAsync();
        }
    }

    [Test]
    public async Task Every_answer_equals_the_products_own_after_each_burst_of_changes()
    {
        await CompareAsync("nothing was changed");

        await AddFlagsAsync();
        await CompareAsync("flags were added");

        await ChangePeopleAsync();
        await CompareAsync("people came and went");

        await ArchiveAndReviveAsync();
        await CompareAsync("flags were archived, revived and deleted");

        await UseFlagsAsync();
        await CompareAsync("applications asked for flags");
    }

    [Test]
    public Task Every_answer_equals_the_products_own_whatever_is_done_in_it() => Seeds.TryAsync(1, async random =>
    {
        var work = await UnleashWork.BeginAsync(product, random);
        await CompareAsync("changes of each kind", QuestionsOf(work));
        for (var burst = 1; burst <= 6; burst++)
        {
            await work.GoOnAsync(40);
            await CompareAsync(string.Create(CultureInfo.InvariantCulture, $"burst {burst}"), QuestionsOf(work));
        }

        await work.CompleteAsync();
        await CompareAsync("the kinds that were missing", QuestionsOf(work));
        Assert.That(work.Kinds.Except(work.Made.Keys, StringComparer.Ordinal), Is.Empty, "each kind of change was made");
        Assert.That(work.Made.Values.Sum(), Is.AtLeast(300));
    });

    private static IReadOnlyList<string> QuestionsOf(UnleashWork work) =>
    [
        .. Questions,
        .. Searches.Select(search => $"/api/admin/search/events?{search}"),
        .. work.Projects.Select(project => $"/api/admin/events?project={project}"),
        .. work.Flags.TakeLast(5).SelectMany(flag => new[] { $"/api/admin/events/{flag}", $"/api/admin/search/events?feature=IS:{flag}" }),
    ];

    private async Task AddFlagsAsync()
    {
        await DoAsync("POST", "/api/admin/projects/default/features", new JsonObject { ["name"] = "flag-0", ["type"] = "release", ["description"] = "needle" });
        for (var i = 1; i < 12; i++)
        {
            var flag = string.Create(CultureInfo.InvariantCulture, $"flag-{i}");
            await DoAsync("POST", "/api/admin/projects/default/features", new JsonObject { ["name"] = flag, ["type"] = i % 2 == 0 ? "release" : "kill-switch" });
            await DoAsync("POST", $"/api/admin/projects/default/features/{flag}/environments/production/strategies", StrategyOf(i));
            await DoAsync("POST", $"/api/admin/projects/default/features/{flag}/environments/production/on");
            await DoAsync("POST", $"/api/admin/features/{flag}/tags", new JsonObject { ["type"] = "simple", ["value"] = $"needle-{i % 3}" });
        }

        await DoAsync("POST", "/api/admin/segments", new JsonObject { ["name"] = "beta", ["constraints"] = new JsonArray() });
        await DoAsync("POST", "/api/admin/context", new JsonObject { ["name"] = "plan" });
        await DoAsync("POST", "/api/admin/projects/default/stale", new JsonObject { ["features"] = new JsonArray("flag-3", "flag-4"), ["stale"] = true });
    }

    private async Task ChangePeopleAsync()
    {
        List<int> ids = [];
        foreach (var name in new[] { "ada", "bob", "eve" })
        {
            var made = await DoAsync("POST", "/api/admin/user-admin", new JsonObject
            {
                ["username"] = name, ["name"] = name, ["email"] = $"{name}@example.com", ["rootRole"] = 2, ["sendEmail"] = false, ["password"] = "Long-enough-9-password",
            });
            ids.Add(made.Json["id"]!.GetValue<int>());
        }

        await DoAsync("DELETE", string.Create(CultureInfo.InvariantCulture, $"/api/admin/user-admin/{ids[1]}"));
        await DoAsync("POST", "/api/admin/api-tokens", new JsonObject { ["tokenName"] = "app", ["type"] = "client", ["environment"] = "production", ["projects"] = new JsonArray("*") });
        await DoAsync("POST", "/api/admin/environments/production/off");
        await DoAsync("POST", "/api/admin/environments/production/on");
    }

    private async Task ArchiveAndReviveAsync()
    {
        await DoAsync("POST", "/api/admin/projects/default/archive", new JsonObject { ["features"] = new JsonArray("flag-1", "flag-2", "flag-5") });
        await DoAsync("POST", "/api/admin/projects/default/revive", new JsonObject { ["features"] = new JsonArray("flag-2") });
        await DoAsync("POST", "/api/admin/projects/default/delete", new JsonObject { ["features"] = new JsonArray("flag-1") });
        await DoAsync("PATCH", "/api/admin/projects/default/features/flag-7", new JsonArray(new JsonObject { ["op"] = "replace", ["path"] = "/description", ["value"] = "told anew" }));
    }

    private async Task UseFlagsAsync()
    {
        var token = (await DoAsync("POST", "/api/admin/api-tokens", new JsonObject
        {
            ["tokenName"] = "sdk", ["type"] = "client", ["environment"] = "production", ["projects"] = new JsonArray("*"),
        })).Json["secret"]!.GetValue<string>();
        var now = TimeProvider.System.GetUtcNow();
        await DoAsync("POST", "/api/client/register", new JsonObject { ["appName"] = "shop", ["instanceId"] = "one", ["interval"] = 10_000, ["started"] = now, ["strategies"] = new JsonArray() }, token);
        await DoAsync("POST", "/api/client/metrics", new JsonObject
        {
            ["appName"] = "shop",
            ["instanceId"] = "one",
            ["bucket"] = new JsonObject { ["start"] = now.AddMinutes(-1), ["stop"] = now, ["toggles"] = new JsonObject { ["flag-7"] = new JsonObject { ["yes"] = 3, ["no"] = 1 } } },
        }, token);
    }

    private static JsonObject StrategyOf(int number) => new()
    {
        ["name"] = "flexibleRollout",
        ["parameters"] = new JsonObject { ["rollout"] = "50", ["stickiness"] = "default", ["groupId"] = "g" },
        ["constraints"] = new JsonArray(new JsonObject
        {
            ["contextName"] = "userId",
            ["operator"] = "IN",
            ["values"] = new JsonArray([.. Enumerable.Range(0, (number % 4) + 1).Select(value => JsonValue.Create(value.ToString(CultureInfo.InvariantCulture)))]),
        }),
    };

    private async Task<Answer> DoAsync(string method, string path, JsonNode? body = null, string token = UnleashProduct.AdminToken)
    {
        var answer = await product.AskAsync(method, path, body, token);
        Assert.That(answer.Status, Is.LessThan(300), $"{method} {path}: {answer.Body}");
        return answer;
    }

    /// <summary>Its own background work may change something meanwhile, so that a difference is looked at again.</summary>
    private async Task CompareAsync(string after, IReadOnlyList<string>? questions = null)
    {
        var differing = "everything";
        for (var attempt = 0; attempt < 5 && differing.Length > 0; attempt++)
        {
            source.Service.Clock.Now = TimeProvider.System.GetUtcNow();
            await source.SyncAsync();
            differing = await FindDifferenceAsync(questions ?? Questions);
        }

        Assert.That(differing, Is.Empty, $"after {after}");
    }

    private async Task<string> FindDifferenceAsync(IReadOnlyList<string> questions)
    {
        foreach (var question in questions)
        {
            var theirs = (await product.AskAsync("GET", question)).Expect(200);
            var ours = (await source.Service.GetAsync(Limited(question))).Expect(200);
            Assert.That(ours.Response.Headers.Contains("X-Reporting-As-Of"), Is.True);
            var (expected, actual) = (Comparable(theirs.Json), Comparable(ours.Json));
            if (!JsonNode.DeepEquals(expected, actual))
            {
                return $"{question}\n{FirstDifference(expected, actual)}";
            }
        }

        return string.Empty;
    }

    private static string FirstDifference(JsonNode expected, JsonNode actual)
    {
        var pairs = (expected as JsonObject)?["events"] is JsonArray theirs ? theirs.Zip(actual["events"]!.AsArray()).ToList() : [];
        var different = pairs.FindIndex(pair => !JsonNode.DeepEquals(pair.First, pair.Second));
        return different < 0 ? $"{expected.ToJsonString()}\n{actual.ToJsonString()}" : $"{pairs[different].First!.ToJsonString()}\n{pairs[different].Second!.ToJsonString()}";
    }

    /// <summary>Of a project the product answers the newest 50 where its documents promise all, which ours answers.</summary>
    private static string Limited(string question) => question.StartsWith("/api/admin/events?project=", StringComparison.Ordinal) ? $"{question}&limit=50" : question;

    /// <summary>
    /// The product keeps its count of applications for minutes, its clock is not ours, and it lists a creator 0 for events of which it does
    /// not know who made them.
    /// </summary>
    private static JsonNode Comparable(JsonNode answer)
    {
        if (answer is JsonArray creators)
        {
            creators.RemoveAll(creator => creator!["id"]!.GetValue<long>() == 0);
        }

        if (answer is JsonObject told)
        {
            told.Remove("timestamp");
            told.Remove("clientApps");
        }

        return answer;
    }
}
