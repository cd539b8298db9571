using System.Text.Json.Nodes;

namespace Reporting.ConformanceTests.Coder;

/// <summary>The raw records of a roll-up case, with what they refer to.</summary>
internal static class RawDataset
{
    private static readonly int[] Workspaces = [1, 2];
    private static readonly string[] Slugs = ["app1", "app2", "app3", "8080", "[terminal]"];

    public static async Task IngestAsync(RecordedService service, JsonNode raw)
    {
        var user = raw["user_id"]!.GetValue<string>();
        var template = Id(0, 1);
        await service.IngestAsync("users", [new JsonObject { ["id"] = user, ["username"] = "user1" }]);
        await service.IngestAsync("workspaces", [.. Workspaces.Select(number => new JsonObject
        {
            ["id"] = Id(1, number), ["owner_id"] = user, ["template_id"] = template, ["name"] = $"workspace{number}",
        })]);
        await service.IngestAsync("apps", [.. Slugs.Select(slug => new JsonObject
        {
            ["template_id"] = template, ["slug"] = slug, ["display_name"] = slug,
        })]);
        await service.IngestAsync("agent-stats", raw["agent_stats"]!.AsArray().Select((stat, index) => Owned(stat!, user, ("id", Id(7, index)))));
        await service.IngestAsync("app-sessions", raw["app_stats"]!.AsArray().Select((session, index) => Owned(session!, user, ("session_id", Id(8, index)))));
    }

    private static JsonObject Owned(JsonNode recorded, string user, (string Field, string Value) key)
    {
        var record = recorded.DeepClone().AsObject();
        var workspace = record["workspace"]!.GetValue<int>();
        record.Remove("workspace");
        record["user_id"] = user;
        record["workspace_id"] = Id(1, workspace);
        record["agent_id"] = Id(2, workspace);
        record[key.Field] = key.Value;
        return record;
    }

    private static string Id(int kind, int number) => $"00000000-0000-0000-{kind:x4}-{number:x12}";
}
