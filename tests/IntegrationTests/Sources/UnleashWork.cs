using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reporting.Testing;
using Reporting.Testing.Sources;

namespace Reporting.IntegrationTests.Sources;

/// <summary>People at work with an Unleash: changes of every kind through its own API, one after the other, drawn by chance.</summary>
internal sealed class UnleashWork
{
    private readonly UnleashProduct product;
    private readonly Random random;
    private readonly string session;
    private readonly IReadOnlyList<(string Kind, Func<Task<bool>> MakeAsync)> changes;
    private readonly Dictionary<string, int> made = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> flags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> archived = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Id)> strategies = [];
    private readonly List<string> projects = ["default"];
    private readonly List<string> archivedProjects = [];
    private readonly List<string> contextFields = [];
    private readonly List<string> strategyTypes = [];
    private readonly List<string> tagTypes = [];
    private readonly List<string> tokens = [];
    private readonly List<string> dependents = [];
    private readonly List<int> segments = [];
    private readonly List<int> groups = [];
    private readonly List<int> users = [];
    private readonly List<int> personalTokens = [];
    private int names;

    private UnleashWork(UnleashProduct product, Random random, string session)
    {
        (this.product, this.random, this.session) = (product, random, session);
        changes = [.. FlagChanges, .. StrategyChanges, .. LifeChanges, .. ProjectChanges, .. PeopleChanges, .. SettingChanges];
    }

    /// <summary>How many changes of each kind the product took.</summary>
    public IReadOnlyDictionary<string, int> Made => made;

    public IEnumerable<string> Kinds => changes.Select(change => change.Kind);

    public IEnumerable<string> Flags => flags.Keys.Concat(archived.Keys);

    public IEnumerable<string> Projects => projects.Concat(archivedProjects);

    public static async Task<UnleashWork> BeginAsync(UnleashProduct product, Random random)
    {
        var signedIn = (await product.AskAsync("POST", "/auth/simple/login", Body(new { username = "admin", password = "unleash4all" }), token: null)).Expect(200);
        var work = new UnleashWork(product, random, signedIn.Response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        // Each kind once where it can be: the first of them make what the later ones change.
        for (var round = 0; round < 2; round++)
        {
            foreach (var change in work.changes)
            {
                await work.MakeAsync(change);
            }
        }

        return work;
    }

    /// <summary>Makes so many changes that the product takes.</summary>
    public async Task GoOnAsync(int count)
    {
        for (var until = made.Values.Sum() + count; made.Values.Sum() < until;)
        {
            await MakeAsync(random.OneOf([.. changes]));
        }
    }

    /// <summary>
    /// Goes on until changes of each kind were made: each once a round, in any order, since some undo what others need, as reviving a project does to
    /// deleting it.
    /// </summary>
    public async Task CompleteAsync()
    {
        for (var round = 0; round < 40 && changes.Any(change => !made.ContainsKey(change.Kind)); round++)
        {
            await MakeProjectAsync(Name("project"));
            var order = changes.ToArray();
            random.Shuffle(order);
            foreach (var change in order)
            {
                await MakeAsync(change);
            }
        }
    }

    private async Task MakeAsync((string Kind, Func<Task<bool>> MakeAsync) change)
    {
        if (await change.MakeAsync())
        {
            made[change.Kind] = made.GetValueOrDefault(change.Kind) + 1;
        }
    }

    private IReadOnlyList<(string, Func<Task<bool>>)> FlagChanges =>
    [
        ("flag made", () => MakeFlagAsync("POST", project => $"/api/admin/projects/{project}/features", name => new { name, type = random.OneOf("release", "kill-switch", "experiment", "operational", "permission"), description = random.OneOf("", "needle in hay") })),
        ("flag made, again", () => MakeFlagAsync("POST", project => $"/api/admin/projects/{project}/features", name => new { name, type = "release" })),
        ("flag cloned", () => OnFlag(async (flag, path) => await MakeFlagAsync("POST", _ => $"{path}/clone", name => new { name, replaceGroupId = true }, flags[flag]))),
        ("flag described", () => OnFlag((_, path) => AskAsync("PATCH", path, new[] { new { op = "replace", path = "/description", value = Name("told ") } }))),
        ("flag updated", () => OnFlag((flag, path) => AskAsync("PUT", path, new { name = flag, type = random.OneOf("release", "experiment"), description = "needle", impressionData = random.Next(2) == 0 }))),
        ("flag tagged", () => OnFlag((flag, _) => AskAsync("POST", $"/api/admin/features/{flag}/tags", new { type = "simple", value = random.OneOf("needle", "red", "blue") }))),
        ("flag untagged", () => OnFlag((flag, _) => AskAsync("DELETE", $"/api/admin/features/{flag}/tags/simple/{random.OneOf("needle", "red")}"))),
        ("flags tagged", () => OnFlag((flag, _) => AskAsync("PUT", $"/api/admin/projects/{flags[flag]}/tags", new { features = new[] { flag }, tags = new { addedTags = new[] { new { type = "simple", value = Name("tag") } }, removedTags = Array.Empty<object>() } }))),
        ("flag depends", () => OnFlag(async (_, path) => await AskAsync("POST", $"{path}/dependencies", new { feature = random.OneOf([.. flags.Keys]), enabled = true }) && Add(dependents, path))),
        ("flag depends no more", () => On(dependents, path => AskAsync("DELETE", $"{path}/dependencies"))),
        ("flag linked", () => OnFlag((_, path) => AskAsync("POST", $"{path}/link", new { url = $"https://example.com/{Name("page")}", title = "page" }))),
        ("flag a favourite", () => OnFlag((_, path) => AskAsync("POST", $"{path}/favorites", asPerson: true))),
        ("flags stale", () => OnFlag((flag, _) => AskAsync("POST", $"/api/admin/projects/{flags[flag]}/stale", new { features = new[] { flag }, stale = random.Next(3) > 0 }))),
    ];

    private IReadOnlyList<(string, Func<Task<bool>>)> StrategyChanges =>
    [
        ("strategy added", () => OnFlag(AddStrategyAsync)),
        ("strategy added, again", () => OnFlag(AddStrategyAsync)),
        ("strategy updated", () => On(strategies, strategy => AskAsync("PUT", $"{strategy.Path}/{strategy.Id}", Strategy()))),
        ("strategy patched", () => On(strategies, strategy => AskAsync("PATCH", $"{strategy.Path}/{strategy.Id}", new[] { new { op = "replace", path = "/parameters/rollout", value = random.Next(100).ToString(CultureInfo.InvariantCulture) } }))),
        ("strategy removed", () => Remove(strategies, strategy => AskAsync("DELETE", $"{strategy.Path}/{strategy.Id}"))),
        ("flag on", () => OnFlag((_, path) => AskAsync("POST", $"{path}/environments/{Environment()}/on"))),
        ("flag off", () => OnFlag((_, path) => AskAsync("POST", $"{path}/environments/{Environment()}/off"))),
        ("flags on", () => OnFlag((flag, _) => AskAsync("POST", $"/api/admin/projects/{flags[flag]}/bulk_features/environments/{Environment()}/on", new { features = flags.Where(other => other.Value == flags[flag]).Select(other => other.Key).Take(3) }))),
        ("variants of a strategy", () => On(strategies, strategy => AskAsync("PATCH", $"{strategy.Path}/{strategy.Id}", new[] { new { op = "add", path = "/variants", value = new[] { new { name = "a", weight = 1000, weightType = "variable", stickiness = "default" } } } }))),
        ("segment made", () => AddAsync(segments, "/api/admin/segments", new { name = Name("segment"), description = "needle", constraints = new[] { Constraint() } })),
        ("segment updated", () => On(segments, id => AskAsync("PUT", $"/api/admin/segments/{id}", new { name = Name("segment"), constraints = Array.Empty<object>() }))),
        ("segments of a strategy", () => On(strategies, strategy => AskAsync("POST", "/api/admin/segments/strategies", new { projectId = strategy.Path.Split('/')[4], environmentId = strategy.Path.Split('/')[8], strategyId = strategy.Id, segmentIds = segments.Take(1) }))),
        ("segment removed", () => Remove(segments, id => AskAsync("DELETE", $"/api/admin/segments/{id}"))),
    ];

    private IReadOnlyList<(string, Func<Task<bool>>)> LifeChanges =>
    [
        ("flag completed", () => OnFlag((_, path) => AskAsync("POST", $"{path}/lifecycle/complete", new { status = random.OneOf("kept", "discarded") }))),
        ("flag not completed", () => OnFlag((_, path) => AskAsync("POST", $"{path}/lifecycle/uncomplete"))),
        ("flag archived", () => OnFlag((flag, path) => MoveAsync(flags, archived, flag, AskAsync("DELETE", path)))),
        ("flags archived", () => OnFlag((flag, _) => MoveAsync(flags, archived, flag, AskAsync("POST", $"/api/admin/projects/{flags[flag]}/archive", new { features = new[] { flag } })))),
        ("flag revived", () => On(archived.Keys, flag => MoveAsync(archived, flags, flag, AskAsync("POST", $"/api/admin/archive/revive/{flag}")))),
        ("flags revived", () => On(archived.Keys, flag => MoveAsync(archived, flags, flag, AskAsync("POST", $"/api/admin/projects/{archived[flag]}/revive", new { features = new[] { flag } })))),
        ("flag deleted", () => On(archived.Keys, flag => MoveAsync(archived, [], flag, AskAsync("DELETE", $"/api/admin/archive/{flag}")))),
        ("flags deleted", () => On(archived.Keys, flag => MoveAsync(archived, [], flag, AskAsync("POST", $"/api/admin/projects/{archived[flag]}/delete", new { features = new[] { flag } })))),
        ("flag moved", () => OnFlag(MoveToProjectAsync)),
    ];

    private IReadOnlyList<(string, Func<Task<bool>>)> ProjectChanges =>
    [
        ("project made", () => MakeProjectAsync(Name("project"))),
        ("project updated", () => On(projects, id => CallAsync("projectService", "updateProject", new { id, name = Name("Project "), description = "needle", mode = "open", defaultStickiness = "default" }, "$audit"))),
        ("flag of a project made", () => MakeFlagAsync("POST", project => $"/api/admin/projects/{project}/features", name => new { name, type = "experiment" }, projects[^1])),
        ("project archived", () => OnOther(projects.Where(id => !flags.ContainsValue(id)), async id => await CallAsync("projectService", "archiveProject", id, "$audit") && Moved(projects, archivedProjects, id))),
        ("project revived", () => On(archivedProjects, async id => await CallAsync("projectService", "reviveProject", id, "$audit") && Moved(archivedProjects, projects, id))),
        ("project deleted", () => On(archivedProjects, async id => await CallAsync("projectService", "deleteProject", id, "$user", "$audit") && archivedProjects.Remove(id))),
        ("environment of a project removed", () => OnOther(projects, id => AskAsync("DELETE", $"/api/admin/projects/{id}/environments/development"))),
        ("environment of a project added", () => OnOther(projects, id => AskAsync("POST", $"/api/admin/projects/{id}/environments", new { environment = "development" }))),
        ("access to a project", () => On(projects, id => CallAsync("projectService", "addAccess", id, new[] { 4 }, groups.Take(1), users.Take(2), "$audit"))),
        ("group made", () => MakeGroupAsync()),
        ("group updated", () => On(groups, id => CallAsync("groupService", "updateGroup", new { id, name = Name("group"), users = users.Take(1).Select(user => new { user = new { id = user } }) }, "$audit"))),
        ("group deleted", () => Remove(groups, id => CallAsync("groupService", "deleteGroup", id, "$audit"))),
    ];

    private IReadOnlyList<(string, Func<Task<bool>>)> PeopleChanges =>
    [
        ("user made", () => AddUserAsync()),
        ("user made, again", () => AddUserAsync()),
        ("user updated", () => On(users, id => AskAsync("PUT", $"/api/admin/user-admin/{id}", new { name = Name("Renamed "), rootRole = random.OneOf(1, 2, 3) }))),
        ("user deleted", () => Remove(users, id => AskAsync("DELETE", $"/api/admin/user-admin/{id}"))),
        ("token made", () => AddAsync(tokens, "/api/admin/api-tokens", new { tokenName = Name("token"), type = random.OneOf("client", "frontend"), environment = "development", projects = new[] { "*" } }, "secret")),
        ("token made, again", () => AddAsync(tokens, "/api/admin/api-tokens", new { tokenName = Name("token"), type = "client", environment = "production", projects = new[] { "default" } }, "secret")),
        ("token prolonged", () => On(tokens, secret => AskAsync("PUT", $"/api/admin/api-tokens/{Uri.EscapeDataString(secret)}", new { expiresAt = random.OneOf("2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z") }))),
        ("token deleted", () => Remove(tokens, secret => AskAsync("DELETE", $"/api/admin/api-tokens/{Uri.EscapeDataString(secret)}"))),
        ("personal token made", () => AddAsync(personalTokens, "/api/admin/user/tokens", new { description = Name("mine"), expiresAt = "2099-01-01T00:00:00Z" }, asPerson: true)),
        ("personal token deleted", () => Remove(personalTokens, id => AskAsync("DELETE", $"/api/admin/user/tokens/{id}", asPerson: true))),
        ("invitation made", () => AskAsync("POST", "/api/admin/invite-link/tokens", new { name = Name("invitation"), expiresAt = "2099-01-01T00:00:00Z" })),
    ];

    private IReadOnlyList<(string, Func<Task<bool>>)> SettingChanges =>
    [
        ("environment on", () => AskAsync("POST", $"/api/admin/environments/{Environment()}/on")),
        ("environment off", () => AskAsync("POST", $"/api/admin/environments/{Environment()}/off")),
        ("environment made", () => CallAsync("environmentStore", "create", new { name = Name("environment"), type = random.OneOf("test", "production"), enabled = true, sortOrder = 9 })),
        ("context field made", () => AddNamedAsync(contextFields, "/api/admin/context", name => new { name, description = "needle" })),
        ("context field updated", () => On(contextFields, name => AskAsync("PUT", $"/api/admin/context/{name}", new { description = Name("told "), stickiness = true }))),
        ("legal value added", () => On(contextFields, name => AskAsync("POST", $"/api/admin/context/{name}/legal-values", new { value = Name("value") }))),
        ("context field deleted", () => Remove(contextFields, name => AskAsync("DELETE", $"/api/admin/context/{name}"))),
        ("strategy type made", () => AddNamedAsync(strategyTypes, "/api/admin/strategies", name => new { name, parameters = Array.Empty<object>() })),
        ("strategy type updated", () => On(strategyTypes, name => AskAsync("PUT", $"/api/admin/strategies/{name}", new { description = "needle", parameters = Array.Empty<object>() }))),
        ("strategy type deprecated", () => On(strategyTypes, name => AskAsync("POST", $"/api/admin/strategies/{name}/deprecate"))),
        ("strategy type deleted", () => Remove(strategyTypes, name => AskAsync("DELETE", $"/api/admin/strategies/{name}"))),
        ("tag type made", () => AddNamedAsync(tagTypes, "/api/admin/tag-types", name => new { name, description = "needle", icon = "x" })),
        ("tag type updated", () => On(tagTypes, name => AskAsync("PUT", $"/api/admin/tag-types/{name}", new { description = Name("told "), icon = "y" }))),
        ("tag type deleted", () => Remove(tagTypes, name => AskAsync("DELETE", $"/api/admin/tag-types/{name}"))),
    ];

    private string Name(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{names++}");

    private string Environment() => random.OneOf("development", "production");

    private object Constraint() => new
    {
        contextName = random.OneOf("userId", "appName"),
        @operator = random.OneOf("IN", "NOT_IN", "STR_CONTAINS"),
        values = Enumerable.Range(0, random.Next(1, 5)).Select(value => value.ToString(CultureInfo.InvariantCulture)),
        inverted = false,
        caseInsensitive = false,
    };

    private object Strategy() => new
    {
        name = "flexibleRollout",
        title = Name("title "),
        parameters = new { rollout = random.Next(100).ToString(CultureInfo.InvariantCulture), stickiness = "default", groupId = "g" },
        constraints = Enumerable.Range(0, random.Next(3)).Select(_ => Constraint()),
    };

    private async Task<bool> AddStrategyAsync(string flag, string path)
    {
        var place = $"{path}/environments/{Environment()}/strategies";
        return await SendAsync("POST", place, Strategy()) is { } made && Add(strategies, (place, made["id"]!.GetValue<string>()));
    }

    private async Task<bool> MakeFlagAsync(string method, Func<string, string> path, Func<string, object> body, string? project = null)
    {
        var (name, home) = (Name("made-"), project ?? random.OneOf([.. projects]));
        return await AskAsync(method, path(home), body(name)) && flags.TryAdd(name, home);
    }

    private async Task<bool> MoveToProjectAsync(string flag, string path)
    {
        var target = random.OneOf([.. projects]);
        if (!await CallAsync("projectService", "changeProject", target, flag, "$user", flags[flag], "$audit"))
        {
            return false;
        }

        flags[flag] = target;
        strategies.RemoveAll(strategy => strategy.Path.StartsWith($"{path}/", StringComparison.Ordinal));
        return true;
    }

    private async Task<bool> MakeProjectAsync(string id) => await CallAsync("projectService", "createProject", new { id, name = $"Project {id}" }, "$user", "$audit") && Add(projects, id);

    private async Task<bool> MakeGroupAsync()
        => await SendAsync("POST", "/api/admin/calls/groupService/createGroup", new object[] { new { name = Name("group"), users = users.Take(2).Select(id => new { user = new { id } }) }, "$audit" }, asPerson: true) is { } group
            && Add(groups, group["id"]!.GetValue<int>());

    private Task<bool> AddUserAsync()
    {
        var username = Name("person");
        return AddAsync(users, "/api/admin/user-admin", new { username, name = $"Person {username}", email = $"{username}@example.com", rootRole = 2, sendEmail = false, password = "Long-enough-9-password" });
    }

    private async Task<bool> AddAsync<T>(List<T> made, string path, object body, string id = "id", bool asPerson = false)
        => await SendAsync("POST", path, body, asPerson) is { } answer && Add(made, answer[id]!.GetValue<T>());

    private async Task<bool> AddNamedAsync(List<string> made, string path, Func<string, object> body)
    {
        var name = Name("named");
        return await AskAsync("POST", path, body(name)) && Add(made, name);
    }

    private Task<bool> OnFlag(Func<string, string, Task<bool>> change) => On(flags.Keys, flag => change(flag, $"/api/admin/projects/{flags[flag]}/features/{flag}"));

    private Task<bool> OnOther(IEnumerable<string> among, Func<string, Task<bool>> change) => On([.. among.Where(id => id is not "default")], change);

    private Task<bool> On<T>(IReadOnlyCollection<T> among, Func<T, Task<bool>> change) => among.Count > 0 ? change(among.ElementAt(random.Next(among.Count))) : Task.FromResult(result: false);

    private Task<bool> Remove<T>(List<T> among, Func<T, Task<bool>> change) => On(among, async one => await change(one) && among.Remove(one));

    private static async Task<bool> MoveAsync(Dictionary<string, string> from, Dictionary<string, string> to, string name, Task<bool> change)
        => await change && from.Remove(name, out var project) && to.TryAdd(name, project);

    private static bool Moved(List<string> from, List<string> to, string id) => from.Remove(id) && Add(to, id);

    private static bool Add<T>(List<T> list, T item)
    {
        list.Add(item);
        return true;
    }

    private static JsonNode Body(object body) => JsonSerializer.SerializeToNode(body)!;

    private Task<bool> CallAsync(string owner, string method, params object[] arguments) => AskAsync("POST", $"/api/admin/calls/{owner}/{method}", arguments, asPerson: true);

    private async Task<bool> AskAsync(string method, string path, object? body = null, bool asPerson = false) => await SendAsync(method, path, body, asPerson) is not null;

    /// <summary>By a person or, half of the time, by a token; the open edition lets only tokens into projects besides the default one.</summary>
    /// <returns>What it answered; null where it refused.</returns>
    private async Task<JsonNode?> SendAsync(string method, string path, object? body = null, bool asPerson = false)
    {
        asPerson |= random.Next(2) == 0;
        var answer = await product.AskAsync(method, path, body is null ? null : Body(body), asPerson ? null : UnleashProduct.AdminToken, asPerson ? session : null);
        if (asPerson && answer.Status == 403)
        {
            answer = await product.AskAsync(method, path, body is null ? null : Body(body));
        }

        return answer.Status switch
        {
            < 300 => answer.Body.StartsWith('{') || answer.Body.StartsWith('[') ? JsonNode.Parse(answer.Body) : new JsonObject(),
            _ => null,
        };
    }
}
